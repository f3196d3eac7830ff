import type { PlayRecord, SourceTrack } from '../format.ts';
import { fieldsText, remembered } from '../remembered-text.ts';
import type { TrackLength } from '../scrobble.ts';
import { secondText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';

export interface KoitoOptions {
  readonly user: string;
  readonly lengthOf: TrackLength;
  /** UTC epoch milliseconds. */
  readonly exportedAt: number;
}

function aliases(alias: string) {
  return [{ alias, source: 'Canonical', is_primary: true }];
}

function trackText(track: SourceTrack, durationMs: number | null): string {
  const mbid = track.identities.find(({ kind }) => kind === 'recording-mbid')?.value ?? null;
  const duration = durationMs === null ? 0 : Math.floor(durationMs / 1000);
  const artists = track.artists ?? [track.artist];
  const album =
    track.album === null
      ? { image_url: '', mbid: null, aliases: [], various_artists: false }
      : { image_url: '', mbid: null, aliases: aliases(track.album), various_artists: false };
  return fieldsText({
    client: 'EchoTune demo',
    track: { mbid, duration, aliases: aliases(track.title) },
    album,
    artists: artists.map((name, i) => ({
      ...{ image_url: '', mbid: null, is_primary: i === 0, aliases: aliases(name) },
    })),
  });
}

function* rows(plays: Iterable<PlayRecord>, lengthOf: TrackLength): Generator<string> {
  const texts = remembered((track: SourceTrack) => trackText(track, lengthOf(track)));
  for (const { startedAt, track } of plays) {
    yield `{"listened_at":"${secondText(startedAt)}",${texts(track)}}`;
  }
}

/** Listens as an export of Koito, in chunks of text: the start to the second. */
export function writeKoito(
  plays: Iterable<PlayRecord>,
  { user, lengthOf, exportedAt }: KoitoOptions,
): Generator<string> {
  const about = fieldsText({ version: '1', exported_at: secondText(exportedAt), user });
  const open = `{${about},"listens":[\n`;
  return listChunks(rows(plays, lengthOf), { open, between: ',\n', close: '\n]}' });
}
