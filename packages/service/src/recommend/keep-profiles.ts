import {
  EchoError,
  type Exclusion,
  type Listener,
  type PlayColumns,
  type Store,
} from '@echotune/data';
import {
  type History,
  history,
  PlayLog,
  type Plays,
  playCounts,
  type ZonedClock,
  zonedClock,
} from '@echotune/engine';
import type { SongCatalogue } from './keep-catalogue.ts';
import { playsOf, tastePlays } from './select-taste.ts';

/** Everything about a listener that answering needs, in memory. */
export interface ListenerProfile {
  readonly listener: Listener;
  readonly clock: ZonedClock;
  /** All plays, for display and statistics. */
  readonly all: Plays;
  /** The listens that form the taste. */
  readonly taste: Plays;
  /** Plays by song, short and excluded ones too. */
  readonly playCounts: Uint32Array;
  /** Columns prepared for statistics; made on first use. */
  readonly history: () => History;
}

interface Cached {
  readonly profile: ListenerProfile;
  readonly all: PlayLog;
  readonly taste: PlayLog;
  readonly exclusions: readonly Exclusion[];
  readonly lastPlayId: number;
}

function lastId(columns: PlayColumns, atLeast: number): number {
  let last = atLeast;
  for (let i = 0; i < columns.length; i += 1) last = Math.max(last, columns.ids[i] ?? 0);
  return last;
}

/**
 * Profiles by listener. Each use compares the store's profile version, so that plays stored by another
 * process count as well; plays that were only added are read and inserted alone.
 */
export class ListenerProfiles {
  readonly #store: Store;
  readonly #catalogue: SongCatalogue;
  readonly #cached = new Map<number, Cached>();

  constructor(store: Store, catalogue: SongCatalogue) {
    this.#store = store;
    this.#catalogue = catalogue;
  }

  /** Throws listener-unknown. */
  async get(listenerId: number): Promise<ListenerProfile> {
    const listener = await this.#store.listeners.get(listenerId);
    if (listener === null) {
      this.#cached.delete(listenerId);
      throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
    }
    const cached = this.#cached.get(listenerId);
    const before = cached?.profile.listener;
    if (
      cached !== undefined &&
      before?.profileVersion === listener.profileVersion &&
      before.timeZone === listener.timeZone
    ) {
      return cached.profile;
    }
    const next = (await this.#extended(listener, cached)) ?? (await this.#read(listener));
    this.#cached.set(listenerId, next);
    return next.profile;
  }

  /** The cached profile with newer plays added; null where more than that has changed. */
  async #extended(listener: Listener, cached: Cached | undefined): Promise<Cached | null> {
    if (cached === undefined) return null;
    const exclusions = await this.#store.verdicts.exclusions(listener.id);
    if (JSON.stringify(exclusions) !== JSON.stringify(cached.exclusions)) return null;
    const added = await this.#store.plays.columns(listener.id, cached.lastPlayId);
    if ((await this.#store.plays.count(listener.id)) !== cached.all.length + added.length)
      return null;
    return this.#join(listener, cached, added, exclusions);
  }

  async #read(listener: Listener): Promise<Cached> {
    const exclusions = await this.#store.verdicts.exclusions(listener.id);
    const columns = await this.#store.plays.columns(listener.id);
    const empty = { all: new PlayLog(), taste: new PlayLog(), lastPlayId: 0 };
    return this.#join(listener, empty, columns, exclusions);
  }

  async #join(
    listener: Listener,
    { all, taste, lastPlayId }: Pick<Cached, 'all' | 'taste' | 'lastPlayId'>,
    added: PlayColumns,
    exclusions: readonly Exclusion[],
  ): Promise<Cached> {
    const { itemCount, artistOf } = await this.#catalogue.current();
    push(all, playsOf(added));
    push(
      taste,
      tastePlays(added, exclusions, (song) => artistOf[song] ?? 0),
    );
    const clock = zonedClock(listener.timeZone);
    let prepared: History | null = null;
    const profile: ListenerProfile = {
      listener,
      clock,
      all,
      taste,
      playCounts: playCounts(all, itemCount),
      history: () => {
        prepared ??= history(all, clock, {});
        return prepared;
      },
    };
    return { profile, all, taste, exclusions, lastPlayId: lastId(added, lastPlayId) };
  }
}

function push(log: PlayLog, plays: Plays): void {
  for (let i = 0; i < plays.length; i += 1) {
    log.push({
      id: plays.ids[i] ?? 0,
      item: plays.items[i] ?? 0,
      startedAt: plays.startedAt[i] ?? 0,
      msPlayed: plays.msPlayed[i] ?? 0,
    });
  }
}
