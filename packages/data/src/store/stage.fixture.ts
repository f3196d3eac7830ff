import type { ResolvedSpelling, SpellingIds } from '../domain/catalogue.ts';
import type { NewPlay } from '../domain/play.ts';
import type { SourceClocks } from '../domain/source-clock.ts';
import type { Store } from './store.ts';

/** A store on a database of its own, and what a contract needs to look behind it. */
export interface Stage {
  readonly store: Store;
  readonly clock: { now: number };
  /** The same database opened once more, as after a restart. */
  again(): Promise<Store>;
  /** A store to use at the same time: where the database allows it, a connection of its own. */
  beside(): Promise<Store>;
  /** Every row of every table, by table. */
  rows(): Promise<Record<string, unknown[]>>;
}

/** Opens an empty store for one test; the runner closes and removes it. */
export type OpenStage = () => Promise<Stage>;

/** Two sources that stamp ends, to the second and to the minute, and two that stamp starts. */
export const stageClocks: SourceClocks = new Map([
  ['spotify-extended', { precision: 'second', stamps: 'end', zone: 'utc' }],
  ['spotify-account', { precision: 'minute', stamps: 'end', zone: 'utc' }],
  ['scrobbles', { precision: 'second', stamps: 'start', zone: 'utc' }],
  ['scrobble-minutes', { precision: 'minute', stamps: 'start', zone: 'utc' }],
]);

export const minuteMs = 60_000;
export const firstStart = Date.UTC(2024, 0, 1);

/** How a source spells a song; the keys are what entity resolution would make of the names. */
export function spelling(
  title: string,
  artist: string,
  more: Partial<ResolvedSpelling> = {},
): ResolvedSpelling {
  return {
    source: 'spotify-extended',
    sourceKey: `${artist} – ${title}`,
    title,
    artist,
    album: null,
    identities: [],
    credits: [{ name: artist, key: artist.toLowerCase(), role: 'main' }],
    songTitle: title,
    songKey: title.toLowerCase(),
    versionKey: '',
    releaseKey: null,
    ...more,
  };
}

/** The start of the nth play. */
export const startOf = (nth: number) => firstStart + nth * 4 * minuteMs;

/** The nth play of a history: one every four minutes, three minutes long. */
export function play(ids: SpellingIds, nth: number, more: Partial<NewPlay> = {}): NewPlay {
  const startedAt = startOf(nth);
  return {
    trackId: ids.trackId,
    spellingId: ids.spellingId,
    startedAt,
    stampedAt: startedAt + 3 * minuteMs,
    msPlayed: 3 * minuteMs,
    kept: '{"shuffle":false}',
    record: null,
    ...more,
  };
}

export async function resolveOne(store: Store, wanted: ResolvedSpelling): Promise<SpellingIds> {
  const [ids] = await store.catalogue.resolve([wanted]);
  if (!ids) throw new Error('resolve returned nothing');
  return ids;
}

/** A listener and one song to play. */
export async function listenerWithSong(store: Store, name = 'Ada') {
  const listener = await store.listeners.create({ name, timeZone: 'Europe/Berlin', demo: false });
  const song = await resolveOne(store, spelling('Hyperballad', 'Björk'));
  return { listener, song };
}

/** The code of the EchoError that a promise ends with; fails where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  throw new Error('expected an error');
}
