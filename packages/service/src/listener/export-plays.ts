import type { ExportedPlay, ExportPosition, Store } from '@echotune/data';
import { countsAsListen } from '@echotune/engine';
import { type PlayRecord, unknownMs, writeListens, writeSpotifyExtended } from '@echotune/formats';
import { chooseListener } from './choose-listener.ts';
import { TrackSpeller } from './spell-tracks.ts';

/** Shapes of other services in which a listener's plays can be written. */
export type PlayShape = 'listenbrainz' | 'spotify';

export interface PlaysWritten {
  plays: number;
  /** Plays that the shape has no place for. */
  leftOut: number;
}

const pageSize = 5000;

/** A page's witnesses by play: a page holds whole plays. */
function byPlay(page: readonly ExportedPlay[]): ExportedPlay[][] {
  return [...Map.groupBy(page, ({ playId }) => playId).values()];
}

/** The witness whose start the play has: the first of those that also say how long, if any does. */
function speaker(witnesses: readonly ExportedPlay[]): ExportedPlay | undefined {
  const exact = witnesses.filter(({ witnessedAt, startedAt }) => witnessedAt === startedAt);
  return exact.find(({ msPlayed }) => msPlayed !== unknownMs) ?? exact[0] ?? witnesses[0];
}

async function* pages(
  store: Store,
  listenerId: number,
): AsyncGenerator<readonly (readonly [ExportedPlay, PlayRecord])[]> {
  const speller = new TrackSpeller(store, 'as they count');
  for (let after: ExportPosition | null = null; ; ) {
    const page: ExportedPlay[] = await store.plays.exportPage(listenerId, after, pageSize);
    after = page.at(-1) ?? null;
    if (after === null) return;
    await speller.prepare(page);
    yield byPlay(page).flatMap((witnesses) => {
      const row = speaker(witnesses);
      if (row === undefined) return [];
      const { stampedAt, startedAt, kept } = row;
      const msPlayed = row.msPlayed === unknownMs ? row.playMsPlayed : row.msPlayed;
      return [[row, { stampedAt, startedAt, msPlayed, kept, track: speller.track(row) }]];
    });
  }
}

/** Lines of a `listens/…jsonl`: what counts as a listen, by its start. */
async function* listens(
  store: Store,
  listenerId: number,
  written: PlaysWritten,
): AsyncGenerator<string> {
  for await (const page of pages(store, listenerId)) {
    const plays = page.map(([, play]) => play).filter(isListen);
    written.plays += plays.length;
    written.leftOut += page.length - plays.length;
    yield* writeListens(plays, () => null);
  }
}

function isListen({ msPlayed }: PlayRecord): boolean {
  return countsAsListen(msPlayed, null);
}

/** A `Streaming_History_Audio_*.json`: plays of which it is known how long they were. */
async function* streamingHistory(
  store: Store,
  listenerId: number,
  written: PlaysWritten,
): AsyncGenerator<string> {
  yield '[';
  for await (const page of pages(store, listenerId)) {
    const plays = page.flatMap(([row, play]) =>
      play.msPlayed === unknownMs ? [] : [asStreamed(row, play)],
    );
    const before = written.plays > 0 && plays.length > 0 ? ',' : '';
    written.plays += plays.length;
    written.leftOut += page.length - plays.length;
    yield before + [...writeSpotifyExtended(plays)].join('').slice(1, -1);
  }
  yield ']\n';
}

/** Stamped at its end in whole seconds; a row that came in this shape keeps its stamp. */
function asStreamed({ source }: ExportedPlay, play: PlayRecord): PlayRecord {
  if (source === 'spotify-extended') return play;
  const end = play.startedAt + play.msPlayed;
  return { ...play, stampedAt: Math.ceil(end / 1000) * 1000, kept: '{}' };
}

/**
 * A listener's plays as another service would export them, in pieces of text and bounded memory; each
 * play once, whoever told of it. `written` is counted up as it goes. Throws listener-unknown.
 */
export async function* exportPlays(
  store: Store,
  listenerId: number,
  shape: PlayShape,
  written: PlaysWritten,
): AsyncGenerator<string> {
  await chooseListener(store, { id: listenerId });
  const write = shape === 'spotify' ? streamingHistory : listens;
  yield* write(store, listenerId, written);
  await chooseListener(store, { id: listenerId });
}
