/** The files of Spotify's archives: what is in which of them, and what they are called. */

import type { ExportSource } from '../demo/export-source.ts';
import type { PlayRecord } from '../format.ts';
import { numberedFiles, type WrittenFile } from '../written-file.ts';
import { writeSpotifyAccount, writeSpotifyPodcasts } from './account-writer.ts';
import { type PersonalExtras, writeSpotifyExtended } from './extended-writer.ts';
import type { OtherPlay } from './other-play.ts';

type Play = PlayRecord | OtherPlay;

/** Of the account data; an extended file has about 12 MB, which is as many. */
const rowsPerFile = 10_000;
const extendedRowsPerFile = 16_000;
const yearMs = 365 * 86_400_000;
/** How much earlier the older one of two exports was made. */
const earlierMs = 60 * 86_400_000;

/** Fictional; the address is from a range kept for documentation (RFC 5737). */
const person: PersonalExtras = {
  ...{ platform: 'make-believe', country: 'ZZ', ipAddress: '192.0.2.1' },
};

function inOrder(...lists: readonly (readonly Play[])[]): Play[] {
  return lists.flat().toSorted((a, b) => a.stampedAt - b.stampedAt);
}

function between<Item extends Play>(items: readonly Item[], from: number, until: number): Item[] {
  return items.filter(({ stampedAt }) => stampedAt > from && stampedAt <= until);
}

function inFolder(folder: string, files: readonly WrittenFile[]): WrittenFile[] {
  return files.map((file) => ({ ...file, name: `${folder}/${file.name}` }));
}

/**
 * With quirks the folder that is in the service's zip, within one of an older export that overlaps
 * with a newer one; else the newest files alone.
 */
function exportsOf(
  { quirks, exportedAt }: ExportSource,
  folder: string,
  filesUntil: (time: number) => WrittenFile[],
): WrittenFile[] {
  if (!quirks) return filesUntil(exportedAt);
  return [
    ...inFolder(`older/${folder}`, filesUntil(exportedAt - earlierMs)),
    ...inFolder(`newer/${folder}`, filesUntil(exportedAt)),
  ];
}

function isPodcast({ kind }: OtherPlay): boolean {
  return kind === 'podcast';
}

/** Account data: the last year in files of 10,000 rows, podcasts in their own. */
export function spotifyAccountFiles(source: ExportSource): WrittenFile[] {
  return exportsOf(source, 'Spotify Account Data', (time) => {
    const plays = between(source.plays, time - yearMs, time);
    const podcasts = between(source.others.filter(isPodcast), time - yearMs, time);
    const name = (kind: string) => (number: number) => `StreamingHistory_${kind}_${number}.json`;
    return [
      ...numberedFiles(plays, rowsPerFile, name('music'), writeSpotifyAccount),
      ...numberedFiles(podcasts, rowsPerFile, name('podcast'), writeSpotifyPodcasts),
    ];
  });
}

/** Account data as it was: podcasts look like music. */
export function spotifyOldAccountFiles(source: ExportSource): WrittenFile[] {
  return exportsOf(source, 'MyData', (time) => {
    const plays = inOrder(source.plays, source.others.filter(isPodcast));
    const lastYear = between(plays, time - yearMs, time);
    const name = (number: number) => `StreamingHistory${number}.json`;
    return numberedFiles(lastYear, rowsPerFile, name, writeSpotifyAccount);
  });
}

/** `2024-2025`, or `2025` where all is of one year. */
function years(plays: readonly Play[]): string {
  const ends = [plays.at(0), plays.at(-1)].map((play) => new Date(play?.stampedAt ?? 0));
  return [...new Set(ends.map((date) => date.getUTCFullYear()))].join('-');
}

/** The extended history: everything, videos in their own files. */
export function spotifyExtendedFiles(source: ExportSource): WrittenFile[] {
  return exportsOf(source, 'Spotify Extended Streaming History', (time) => {
    const isVideo = ({ kind }: OtherPlay) => kind === 'video';
    const spoken = source.others.filter((other) => !isVideo(other));
    const audio = between(inOrder(source.plays, spoken), 0, time);
    const videos = between(source.others.filter(isVideo), 0, time);
    const write = (plays: Iterable<Play>) => writeSpotifyExtended(plays, person);
    return [
      ...numberedFiles(
        audio,
        extendedRowsPerFile,
        (number, slice) => `Streaming_History_Audio_${years(slice)}_${number}.json`,
        write,
      ),
      ...numberedFiles(
        videos,
        extendedRowsPerFile,
        (_, slice) => `Streaming_History_Video_${years(slice)}.json`,
        write,
      ),
    ];
  });
}

/** The extended history in the shape that it had until 2022. */
export function spotifyEndsongFiles(source: ExportSource): WrittenFile[] {
  return exportsOf(source, 'MyData', (time) => {
    const podcasts = source.others.filter(isPodcast);
    const plays = between(inOrder(source.plays, podcasts), 0, time);
    const write = (some: Iterable<Play>) => writeSpotifyExtended(some, person, 'endsong');
    return numberedFiles(plays, extendedRowsPerFile, (number) => `endsong_${number}.json`, write);
  });
}
