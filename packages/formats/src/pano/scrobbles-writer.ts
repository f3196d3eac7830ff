import type { PlayRecord, SourceTrack } from '../format.ts';
import { fieldsText, remembered } from '../remembered-text.ts';
import type { TrackLength } from '../scrobble.ts';
import { spokenMinuteText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';

function trackText({ artist, title, album }: SourceTrack, durationMs: number | null): string {
  return fieldsText({
    artist,
    track: title,
    ...(album === null ? {} : { album, albumArtist: artist }),
    durationMs: durationMs ?? undefined,
    mediaPlayerPackage: 'org.example.player',
    mediaPlayerName: 'Example Player',
    mediaPlayerVersion: '2.0.4',
    event: 'scrobble',
  });
}

function* rows(plays: Iterable<PlayRecord>, lengthOf: TrackLength): Generator<string> {
  const texts = remembered((track: SourceTrack) => trackText(track, lengthOf(track)));
  for (const { startedAt, track } of plays) {
    const human = `${spokenMinuteText(startedAt)} UTC`;
    yield `{"timeHuman":"${human}","timeMs":${startedAt},${texts(track)}}\n`;
  }
}

/**
 * Scrobbles as Pano Scrobbler's lines of JSON, in chunks of text: the start to the millisecond. In
 * the order given; the app has the newest first.
 */
export function writePano(plays: Iterable<PlayRecord>, lengthOf: TrackLength): Generator<string> {
  return listChunks(rows(plays, lengthOf), { open: '', between: '', close: '' });
}
