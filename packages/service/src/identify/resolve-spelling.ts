import type { ResolvedSpelling } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { nameKey, titleKey } from './name-key.ts';
import { credits, splitFeatured } from './split-credits.ts';
import { splitVersion } from './split-version.ts';

/** What a source calls a track, unique within the source: its own id, or the names as spelled. */
export function spellingKey(track: SourceTrack): string {
  return track.id ?? `${track.artist}\n${track.title}\n${track.album ?? ''}`;
}

/** "Queen - Bohemian Rhapsody" by Queen, as video titles have it: the name before the dash goes. */
function withoutArtist(title: string, artistKey: string): string {
  const match = /^(\S.*?)\s+[-–—]\s+(\S.*)$/u.exec(title);
  return match?.[1] && match[2] && nameKey(match[1]) === artistKey ? match[2] : title;
}

/**
 * A name whose long gaps are one blank: what looks for separators looks at every blank of a gap from every other,
 * and names that are made to exhaust have thousands.
 */
const withoutGaps = (name: string) => name.replace(/\s{8,}/gu, ' ');

/** Characters of an artist's name that count. */
const longestArtist = 300;

/** Works out, without any network, which artists, song and version a source's track is. */
export function resolveSpelling(source: string, track: SourceTrack): ResolvedSpelling {
  const { title, featured } = splitFeatured(withoutGaps(track.title));
  const artists = credits(
    withoutGaps(track.artist).slice(0, longestArtist),
    track.artists,
    featured,
  );
  const split = splitVersion(title);
  const songTitle = withoutArtist(split.songTitle, artists[0]?.key ?? '');
  return {
    source,
    sourceKey: spellingKey(track),
    title: track.title,
    artist: track.artist,
    album: track.album,
    identities: track.identities,
    credits: artists,
    songTitle,
    songKey: titleKey(songTitle),
    versionKey: split.versionKey,
    releaseKey: track.album === null ? null : nameKey(track.album),
    ...(track.releaseMbid !== undefined && { releaseMbid: track.releaseMbid }),
  };
}
