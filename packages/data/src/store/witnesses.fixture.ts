import type { SpellingIds } from '../domain/catalogue.ts';
import type { NewPlay } from '../domain/play.ts';
import { firstStart, minuteMs, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

export const sources = [
  'spotify-extended',
  'spotify-account',
  'scrobbles',
  'scrobble-minutes',
] as const;
export type Source = (typeof sources)[number];

/** The song as each source spells it. */
export async function spellings(store: Store, title = 'Hyperballad') {
  const ids = new Map<Source, SpellingIds>();
  for (const source of sources) {
    ids.set(source, await resolveOne(store, spelling(title, 'Björk', { source })));
  }
  return ids;
}

/** A play of three minutes from `at` (ms after the first start), as a source would tell it. */
export function told(
  ids: Map<Source, SpellingIds>,
  source: Source,
  at: number,
  msPlayed = 180_000,
) {
  const song = ids.get(source);
  if (!song) throw new Error('no such source');
  const start = firstStart + at;
  const floor = (time: number, unit: number) => Math.floor(time / unit) * unit;
  const common = { trackId: song.trackId, spellingId: song.spellingId, kept: '{}', record: null };
  const rows: Record<Source, NewPlay> = {
    'spotify-extended': ended(floor(start + msPlayed, 1000), msPlayed),
    'spotify-account': ended(floor(start + msPlayed, minuteMs), msPlayed),
    scrobbles: started(floor(start, 1000)),
    'scrobble-minutes': started(floor(start, minuteMs)),
  };
  function ended(stampedAt: number, ms: number): NewPlay {
    return { ...common, stampedAt, startedAt: stampedAt - ms, msPlayed: ms };
  }
  function started(stampedAt: number): NewPlay {
    return { ...common, stampedAt, startedAt: stampedAt, msPlayed: -1 };
  }
  return rows[source];
}

/** What there is to see of a history, without ids. */
export async function seen(store: Store, listenerId: number) {
  const columns = await store.plays.columns(listenerId);
  const plays = [];
  for (let i = 0; i < columns.length; i += 1) {
    const witnesses = await store.witnesses.of(listenerId, columns.ids[i] ?? 0);
    plays.push({
      startedAt: columns.startedAt[i],
      msPlayed: columns.msPlayed[i],
      song: columns.songIds[i],
      trainable: columns.trainable[i],
      witnesses: witnesses.map(({ source, stampedAt, msPlayed }) => ({
        source,
        stampedAt,
        msPlayed,
      })),
    });
  }
  return plays;
}

/** A finished import of one file with these plays. */
export async function imported(store: Store, listenerId: number, plays: readonly NewPlay[]) {
  const run = await store.imports.begin(listenerId, 0);
  const file = await store.imports.addFile(run.id, { name: 'f', signature: 's', format: 'x' });
  await store.imports.commitBatch({
    ...{ listenerId, runId: run.id, fileId: file.id },
    ...{ firstRecord: 0, lastRecord: plays.length - 1, otherSpans: [] },
    plays: plays.map((play, record) => ({ ...play, record })),
  });
  return store.imports.finish(run.id, 'done', 1, null);
}
