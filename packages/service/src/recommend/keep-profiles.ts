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
  type PlayCounts,
  PlayLog,
  type Plays,
  playCounts,
  type ZonedClock,
  zonedClock,
} from '@echotune/engine';
import type { SongCatalogue } from './keep-catalogue.ts';
import { playsOf, tastePlays } from './select-taste.ts';

/** Everything about a listener that answering needs, in memory; it stays as it is for who holds it. */
export interface ListenerProfile {
  readonly listener: Listener;
  readonly clock: ZonedClock;
  /** All plays, for display and statistics. */
  readonly all: Plays;
  /** The listens that form the taste. */
  readonly taste: Plays;
  /** Plays by song, short and excluded ones too; with those that have come since, so that none is new again. */
  readonly playCounts: PlayCounts;
  /** Columns prepared for statistics; made on first use. */
  readonly history: () => History;
}

interface Cached {
  readonly profile: ListenerProfile;
  readonly all: PlayLog;
  readonly taste: PlayLog;
  readonly counts: Map<number, number>;
  readonly exclusions: readonly Exclusion[];
  readonly lastPlayId: number;
}

/** What plays are joined to. */
type Started = Pick<Cached, 'all' | 'taste' | 'counts' | 'lastPlayId'>;

/** Plays of all profiles kept, about 100 bytes each; the profile unused for longest goes first. */
const playsKept = 500_000;
/** What is beside the plays, in plays. */
const bareProfile = 10;

const sizeOf = (cached: Cached | undefined): number =>
  cached === undefined ? 0 : cached.profile.all.length + bareProfile;

function isCurrent(
  cached: Cached | undefined,
  { profileVersion, timeZone }: Listener,
): cached is Cached {
  const known = cached?.profile.listener;
  return known?.profileVersion === profileVersion && known.timeZone === timeZone;
}

function lastId(columns: PlayColumns, atLeast: number): number {
  let last = atLeast;
  for (let i = 0; i < columns.length; i += 1) last = Math.max(last, columns.ids[i] ?? 0);
  return last;
}

/**
 * Profiles by listener. Each use compares the store's profile version, so that plays stored by another
 * process count as well; plays that were only added are read and joined alone. Of one listener, one
 * use looks at a time: two would add the same plays twice.
 */
export class ListenerProfiles {
  readonly #store: Store;
  readonly #catalogue: SongCatalogue;
  /** Least recently used first. */
  readonly #cached = new Map<number, Cached>();
  #size = 0;
  readonly #mostSize: number;
  readonly #latest = new Map<number, Promise<unknown>>();
  readonly #clocks = new Map<string, ZonedClock>();

  /** @param mostPlays of all profiles that are kept */
  constructor(store: Store, catalogue: SongCatalogue, mostPlays = playsKept) {
    this.#mostSize = mostPlays;
    this.#store = store;
    this.#catalogue = catalogue;
  }

  /** Throws listener-unknown. */
  get(listenerId: number): Promise<ListenerProfile> {
    return this.#inTurn(listenerId, () => this.#renew(listenerId));
  }

  /** Keeps nothing more of a listener. */
  drop(listenerId: number): Promise<void> {
    return this.#inTurn(listenerId, async () => {
      this.#take(listenerId);
    });
  }

  async #inTurn<T>(listenerId: number, work: () => Promise<T>): Promise<T> {
    const before = this.#latest.get(listenerId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#latest.set(listenerId, mine);
    try {
      return await mine;
    } finally {
      if (this.#latest.get(listenerId) === mine) this.#latest.delete(listenerId);
    }
  }

  async #renew(listenerId: number): Promise<ListenerProfile> {
    const cached = this.#take(listenerId);
    const listener = await this.#store.listeners.get(listenerId);
    if (listener === null) {
      throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
    }
    const next = isCurrent(cached, listener)
      ? cached
      : ((await this.#extended(listener, cached)) ?? (await this.#read(listener)));
    this.#keep(listenerId, next);
    return next.profile;
  }

  #take(listenerId: number): Cached | undefined {
    const cached = this.#cached.get(listenerId);
    this.#cached.delete(listenerId);
    this.#size -= sizeOf(cached);
    return cached;
  }

  #keep(listenerId: number, cached: Cached): void {
    this.#cached.set(listenerId, cached);
    this.#size += sizeOf(cached);
    for (const oldest of this.#cached.keys()) {
      if (this.#size <= this.#mostSize || oldest === listenerId) break;
      this.#take(oldest);
    }
  }

  /** The cached profile with newer plays added; null where more than that has changed. */
  async #extended(listener: Listener, cached: Cached | undefined): Promise<Cached | null> {
    if (cached === undefined) return null;
    const exclusions = await this.#store.verdicts.exclusions(listener.id);
    if (JSON.stringify(exclusions) !== JSON.stringify(cached.exclusions)) return null;
    if (cached.profile.listener.historyVersion !== listener.historyVersion) return null;
    const added = await this.#store.plays.columns(listener.id, cached.lastPlayId);
    return this.#join(listener, cached, added, exclusions);
  }

  async #read(listener: Listener): Promise<Cached> {
    const exclusions = await this.#store.verdicts.exclusions(listener.id);
    const columns = await this.#store.plays.columns(listener.id);
    const empty = { all: new PlayLog(), taste: new PlayLog(), counts: new Map(), lastPlayId: 0 };
    return this.#join(listener, empty, columns, exclusions);
  }

  /** A clock remembers its zone's offsets: another one would look them up again for every play. */
  #clockOf({ timeZone }: Listener): ZonedClock {
    const clock = this.#clocks.get(timeZone) ?? zonedClock(timeZone);
    this.#clocks.set(timeZone, clock);
    return clock;
  }

  async #join(
    listener: Listener,
    { all, taste, counts, lastPlayId }: Started,
    added: PlayColumns,
    exclusions: readonly Exclusion[],
  ): Promise<Cached> {
    const { artistOf } = await this.#catalogue.current();
    const clock = this.#clockOf(listener);
    all.pushAll(playsOf(added));
    taste.pushAll(tastePlays(added, exclusions, (song) => artistOf[song] ?? 0));
    const plays = all.snapshot();
    let prepared: History | null = null;
    const profile: ListenerProfile = {
      listener,
      clock,
      all: plays,
      taste: taste.snapshot(),
      playCounts: playCounts(playsOf(added), added.length, counts),
      history: () => {
        prepared ??= history(plays, clock, {});
        return prepared;
      },
    };
    return { profile, all, taste, counts, exclusions, lastPlayId: lastId(added, lastPlayId) };
  }
}
