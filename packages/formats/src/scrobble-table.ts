/** Plays of the sources that tell when a track was listened to, by names: scrobbles. */

import type { PlayRecord, Rejection, SourceIdentity } from './format.ts';
import { KeptTexts } from './kept-texts.ts';
import { readNames } from './row-fields.ts';
import { namedTrack, unknownMs } from './source-track.ts';
import { SpellingTable } from './spelling-table.ts';

/** What a row says, each part read or rejected. */
export interface ScrobbleParts {
  /** Start of the play, UTC epoch milliseconds. */
  readonly stampedAt: number | Rejection;
  readonly title: string | Rejection;
  readonly artist: string | Rejection;
  readonly artists?: readonly string[] | null;
  readonly album: string | null | Rejection;
  /** Strongest first; null for those that a row does not have. */
  readonly identities?: readonly (SourceIdentity | null)[];
  readonly msPlayed?: number;
  readonly releaseMbid?: string | null;
  readonly kept: Readonly<Record<string, unknown>>;
}

function distinct(identities: readonly (SourceIdentity | null)[]): SourceIdentity[] {
  const found: SourceIdentity[] = [];
  for (const one of identities) {
    if (one && !found.some(({ kind, value }) => kind === one.kind && value === one.value)) {
      found.push(one);
    }
  }
  return found;
}

/** Artists where a source has only the list of them: their names joined, and one by one. */
export function readArtistList(
  value: unknown,
  field: string,
): { readonly artist: string | Rejection; readonly artists: readonly string[] | null } {
  const artists = readNames(value, field);
  if ('code' in artists) return { artist: artists, artists: null };
  return { artist: artists.join(', '), artists };
}

export class ScrobbleTable {
  readonly #tracks = new SpellingTable();
  readonly #kept = new KeptTexts();

  /** The play that the parts make, or the first rejection among them. */
  read(parts: ScrobbleParts): PlayRecord | Rejection {
    const { stampedAt, title, artist, album, artists = null, msPlayed = unknownMs } = parts;
    if (typeof stampedAt !== 'number') return stampedAt;
    if (typeof title !== 'string') return title;
    if (typeof artist !== 'string') return artist;
    if (album !== null && typeof album !== 'string') return album;
    const identities = distinct(parts.identities ?? []);
    const { releaseMbid = null } = parts;
    const names = { artists, album, identities };
    const more = releaseMbid === null ? names : { ...names, releaseMbid };
    const track = this.#tracks.intern(namedTrack(title, artist, more));
    return { stampedAt, startedAt: stampedAt, msPlayed, track, kept: this.#kept.write(parts.kept) };
  }
}
