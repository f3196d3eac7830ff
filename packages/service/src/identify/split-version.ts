import { nameKey } from './name-key.ts';

/** Suffixes that name the same recording in another dress. */
const dress =
  /^(?:\d{4}\s+)?(?:digital(?:ly)?\s+)?re-?master(?:ed)?(?:\s+(?:version|\d{4}))*$|^(?:mono|stereo)(?:\s+(?:version|mix))?$|^(?:single|album|original|lp|7"|12")\s+(?:version|mix|edit)$|^(?:\d{4}\s+)?(?:deluxe|expanded|anniversary|bonus track)(?:\s+(?:edition|version))?$|^explicit$|^clean$/iu;
/** Suffixes of another recording of the same song. */
const otherRecording =
  /^(?:live|acoustic|unplugged|demo|instrumental|a ?cappella|radio|extended|session|rehearsal|alternate|alternative|orchestral|piano|stripped|re-?recorded|take \d+|early|rough)\b|\b(?:live|edit|version|demo|session|sessions|take)$|\blive (?:at|from|in|on)\b|\bversion\b/iu;
/** Suffixes that make another song of it: somebody else's work on the same material. */
const otherSong = /\b(?:remix|rmx|bootleg|mash-?up|vip|dub|rework|flip|karaoke|tribute)\b|\bmix$/iu;

export interface SplitVersion {
  /** The title that all versions of the song share. */
  readonly songTitle: string;
  /** '' for the plain recording, else the version's normalised name. */
  readonly versionKey: string;
}

/** The last bracketed or dashed suffix of a title: "Song (Live)", "Song - Live", "Song [Demo]". */
function lastSuffix(title: string): { head: string; suffix: string } | null {
  const bracket = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/u.exec(title);
  const dash = /^(.+\S)\s+[-–—]\s+(\S.*)$/u.exec(title);
  const match = bracket ?? dash;
  return match?.[1] && match[2] ? { head: match[1].trim(), suffix: match[2].trim() } : null;
}

/**
 * Splits version suffixes off a title. Remasters and the like are the plain recording; live,
 * acoustic and edited versions are other recordings of the same song; remixes stay songs of their own.
 * A suffix that says none of these is part of the title ("Song (Reprise)").
 */
export function splitVersion(title: string): SplitVersion {
  let songTitle = title.trim();
  const versions: string[] = [];
  for (let suffix = lastSuffix(songTitle); suffix !== null; suffix = lastSuffix(songTitle)) {
    if (dress.test(suffix.suffix)) {
      songTitle = suffix.head;
    } else if (!otherSong.test(suffix.suffix) && otherRecording.test(suffix.suffix)) {
      songTitle = suffix.head;
      versions.unshift(nameKey(suffix.suffix));
    } else {
      break;
    }
  }
  return { songTitle, versionKey: versions.join(' ') };
}
