import type { ChangeMark, Listener, Store } from '@echotune/data';
import type { FreshListen, FreshSessions, Plays } from '@echotune/engine';
import type { SongCatalogue } from './keep-catalogue.ts';
import { tastePlays } from './select-taste.ts';
import { takeTurns } from './take-turns.ts';

/** How much is known of a listener. */
interface Known {
  readonly profileVersion: number;
  readonly historyVersion: number;
  /** As text, to be compared. */
  readonly exclusions: string;
  readonly lastPlayId: number;
}

export interface FreshDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
}

/** Of which listens since the training an answer is made. */
export interface FreshMoment {
  /** Those that started later do not count, UTC epoch milliseconds. */
  readonly at: number;
  /** An earlier answer knew no plays with larger ids; absent for all that is known by now. */
  readonly newestPlay?: number;
}

function* listensOf(listener: number, { length, ids, items, startedAt }: Plays) {
  for (let at = 0; at < length; at += 1) {
    const [id, item, start] = [ids[at] ?? 0, items[at] ?? 0, startedAt[at] ?? 0];
    yield { listener, id, item, startedAt: start } satisfies FreshListen;
  }
}

/**
 * What everybody here listened to after the moment a model was trained at, in the sessions that the
 * model asks: so a play changes the next answer of others, too. It is read from the store, where plays of
 * every process are, and is what a training would take (see `tastePlays`); a play that is told of later
 * than the training but started before it waits for the next one. Each use asks who changed, and reads
 * what they added; where more has changed, all of theirs is read again.
 */
export class FreshListens {
  readonly #deps: FreshDeps;
  readonly #sessions: FreshSessions;
  readonly #fittedAt: number;
  readonly #known = new Map<number, Known>();
  readonly #inTurn = takeTurns();
  #mark: ChangeMark | null = null;

  constructor(deps: FreshDeps, sessions: FreshSessions, fittedAt: number) {
    this.#deps = deps;
    this.#sessions = sessions;
    this.#fittedAt = fittedAt;
  }

  /** Reads what was stored since the last time; one use after the other. Throws store-*. */
  catchUp(): Promise<void> {
    return this.#inTurn(() => this.#catchUp());
  }

  /**
   * Lets the models know the listens of a moment and no others, until they are told otherwise: ask them
   * before anything is awaited. Returns the newest play there is (its id), null for none.
   */
  show({ at, newestPlay }: FreshMoment): number | null {
    return this.#sessions.show(at, newestPlay) || null;
  }

  async #catchUp(): Promise<void> {
    if (await this.#follow()) return;
    this.#sessions.clear();
    this.#known.clear();
    this.#mark = null;
    await this.#follow();
  }

  /** False where only reading everything anew tells what there is. */
  async #follow(): Promise<boolean> {
    const before = this.#mark;
    const { mark, listeners } = await this.#deps.store.listeners.changedSince(
      before,
      this.#fittedAt,
    );
    if (before !== null && before.forgotten !== mark.forgotten) return false;
    for (const listener of listeners) if (!(await this.#renew(listener))) return false;
    this.#mark = mark;
    return true;
  }

  async #renew({ id, profileVersion, historyVersion }: Listener): Promise<boolean> {
    const { store, catalogue } = this.#deps;
    const known = this.#known.get(id);
    if (known?.profileVersion === profileVersion) return true;
    const excluded = await store.verdicts.exclusions(id);
    const exclusions = JSON.stringify(excluded);
    const isAddedTo = known?.historyVersion === historyVersion && known.exclusions === exclusions;
    // What goes makes room for what was left out.
    if (known !== undefined && !isAddedTo && this.#sessions.isFull) return false;
    const afterId = isAddedTo ? known.lastPlayId : 0;
    const columns = await store.plays.columns(id, afterId, this.#fittedAt);
    const { artistOf } = await catalogue.current();
    const listens = tastePlays(columns, excluded, (song) => artistOf[song] ?? 0);
    if (!isAddedTo) this.#sessions.remove(id);
    this.#sessions.add(listensOf(id, listens));
    const lastPlayId = columns.ids.reduce((last, playId) => Math.max(last, playId), afterId);
    this.#known.set(id, { profileVersion, historyVersion, exclusions, lastPlayId });
    return true;
  }
}
