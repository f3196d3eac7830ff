import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  ContentBuilder,
  LogBuilder,
  type LogReading,
  type LogRow,
  seededRandom,
  type Task,
  topNTask,
} from '@echotune/engine';
import type { Side } from './side.ts';

/** Artists of each side that nobody has played as far as models know. */
const coldShare = 0.1;
const unordered: LogReading = { after: null, ordered: false };

async function readTable(path: string): Promise<string[][]> {
  const lines = gunzipSync(await readFile(path))
    .toString('latin1')
    .split('\n');
  return lines.slice(1).flatMap((line) => (line === '' ? [] : [line.trimEnd().split('\t')]));
}

const rowOf = ([listener = '', track = '', count = '']: readonly string[]): LogRow => ({
  ...{ listener, track, count: Number(count), session: null, order: null, artist: null },
  ...{ startedAt: null, msPlayed: -1 },
});

/** How many listeners gave an artist a tag, by artist and tag. */
function countTags(rows: readonly string[][], mayTell: (listener: string) => boolean) {
  const counts = new Map<string, Map<string, number>>();
  for (const [listener = '', artist = '', tag = ''] of rows) {
    if (!mayTell(listener)) continue;
    const tags = counts.get(artist) ?? new Map<string, number>();
    counts.set(artist, tags.set(tag, (tags.get(tag) ?? 0) + 1));
  }
  return counts;
}

/**
 * What would listeners like among artists whom nobody has played yet? HetRec's artists are the items; a
 * tenth of them is left out of the training with all their plays, and known by tags alone. Half of the
 * listeners tell the tags, the others are asked: a tag of one's own would betray the answer.
 */
export async function coldStartTask(folder: string, side: Side): Promise<Task> {
  const plays = (await readTable(`${folder}user_artists.dat.gz`)).map(rowOf);
  const random = seededRandom(1);
  const drawn = new Map<string, number>();
  for (const { track } of plays) if (!drawn.has(track)) drawn.set(track, random());
  const sideOf = (track: string): Side | null => {
    const at = drawn.get(track) ?? 1;
    if (at < coldShare) return 'validation';
    return at < 2 * coldShare ? 'test' : null;
  };
  const isCold = ({ track }: LogRow) => sideOf(track) === side;
  // On the validation side the test's artists are not there at all.
  const isWarm = (row: LogRow) => !isCold(row) && (side === 'test' || sideOf(row.track) === null);
  const tells = (listener: string) => Number(listener) % 2 === 0;
  const builder = new LogBuilder(unordered);
  for (const row of plays) if (isWarm(row)) builder.add(row);
  const train = builder.build();
  const behind = new LogBuilder({ after: train, ordered: false });
  for (const row of plays) if (isCold(row) && !tells(row.listener ?? '')) behind.add(row);
  const later = behind.build();
  const content = new ContentBuilder(new Int32Array(later.tracks.names.length));
  const tags = countTags(await readTable(`${folder}user_taggedartists.dat.gz`), tells);
  for (const [artist, own] of tags) {
    const item = later.tracks.find(artist);
    if (item === undefined) continue;
    for (const [tag, count] of own) content.tagItem('hetrec', item, tag, count);
  }
  const task = topNTask(train, later, () => 0);
  const itemCount = later.tracks.names.length;
  return {
    ...task,
    train: { ...task.train, itemCount, content: content.build() },
    parts: [{ name: 'cold', candidates: 'cold' }],
  };
}
