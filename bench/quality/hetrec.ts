/** HetRec's listeners, their artists as items, and the tags that some of them gave. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { ContentBuilder, type ItemContent, type Log, type LogRow } from '@echotune/engine';

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
function countTags(rows: readonly string[][]) {
  const counts = new Map<string, Map<string, number>>();
  for (const [listener = '', artist = '', tag = ''] of rows) {
    if (!tellsTags(listener)) continue;
    const tags = counts.get(artist) ?? new Map<string, number>();
    counts.set(artist, tags.set(tag, (tags.get(tag) ?? 0) + 1));
  }
  return counts;
}

/** Half of the listeners tell the tags, the others are asked: a tag of one's own would betray the answer. */
export const tellsTags = (listener: string) => Number(listener) % 2 === 0;

export async function readPlays(folder: string): Promise<LogRow[]> {
  return (await readTable(`${folder}user_artists.dat.gz`)).map(rowOf);
}

/** What the telling half tags the artists of a log with. */
export async function tagsOf(folder: string, { tracks }: Log): Promise<ItemContent> {
  const content = new ContentBuilder(new Int32Array(tracks.names.length));
  for (const [artist, tags] of countTags(await readTable(`${folder}user_taggedartists.dat.gz`))) {
    const item = tracks.find(artist);
    if (item === undefined) continue;
    for (const [tag, count] of tags) content.tagItem('hetrec', item, tag, count);
  }
  return content.build();
}
