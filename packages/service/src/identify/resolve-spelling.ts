import type { ResolvedSpelling } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { nameKey } from './name-key.ts';
import { credits, splitFeatured } from './split-credits.ts';
import { splitVersion } from './split-version.ts';

/** What a source calls a track, unique within the source: its own id, or the names as spelled. */
export function spellingKey(track: SourceTrack): string {
  return track.id ?? `${track.artist}\n${track.title}\n${track.album ?? ''}`;
}

/** Works out, without any network, which artists, song and version a source's track is. */
export function resolveSpelling(source: string, track: SourceTrack): ResolvedSpelling {
  const { title, featured } = splitFeatured(track.title);
  const { songTitle, versionKey } = splitVersion(title);
  return {
    source,
    sourceKey: spellingKey(track),
    title: track.title,
    artist: track.artist,
    album: track.album,
    identities: track.identities,
    credits: credits(track.artist, featured),
    songTitle,
    songKey: nameKey(songTitle),
    versionKey,
    releaseKey: track.album === null ? null : nameKey(track.album),
  };
}
