import type { PlayRecord, SourceTrack } from '../format.ts';
import { remembered } from '../remembered-text.ts';
import type { TrackLength } from '../scrobble.ts';
import { epochSeconds } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';

export interface MalojaOptions {
  readonly lengthOf: TrackLength;
  /** UTC epoch milliseconds. */
  readonly exportedAt: number;
}

function trackText(track: SourceTrack, durationMs: number | null): string {
  const artists = track.artists ?? [track.artist];
  const album = track.album === null ? null : { artists, albumtitle: track.album };
  const length = durationMs === null ? null : Math.floor(durationMs / 1000);
  return JSON.stringify({ artists, title: track.title, album, length });
}

function* rows(plays: Iterable<PlayRecord>, lengthOf: TrackLength): Generator<string> {
  const texts = remembered((track: SourceTrack) => trackText(track, lengthOf(track)));
  for (const { startedAt, msPlayed, track } of plays) {
    const time = epochSeconds(startedAt);
    const duration = msPlayed < 0 ? null : Math.floor(msPlayed / 1000);
    yield `{"time":${time},"track":${texts(track)},"duration":${duration},"origin":"client:default"}`;
  }
}

/** Scrobbles as an export of Maloja, in chunks of text: start and time of play to the second. */
export function writeMaloja(
  plays: Iterable<PlayRecord>,
  { lengthOf, exportedAt }: MalojaOptions,
): Generator<string> {
  const open = `{"maloja":{"export_time":${epochSeconds(exportedAt)}},"scrobbles":[\n`;
  return listChunks(rows(plays, lengthOf), { open, between: ',\n', close: '\n]}' });
}
