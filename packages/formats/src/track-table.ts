/**
 * One `SourceTrack` object for each spelling met in a run. A history names some thousand tracks a
 * hundred thousand times: a track known from an earlier row is found by its URI (or title) and two or
 * three string comparisons, and its names need not be checked again.
 */

import type { Rejection, SourceTrack } from './format.ts';
import { readName, readOptionalName } from './row-fields.ts';
import { namedTrack } from './source-track.ts';
import { mostCharacters, mostTracks, SpellingTable } from './spelling-table.ts';

const trackUri = /^spotify:track:[0-9A-Za-z]{22}$/;

/** What the source calls the fields, for rejections. */
export interface TrackFields {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
}

/** A track's fields as a row has them. */
export interface TrackValues {
  readonly title: unknown;
  readonly artist: unknown;
  readonly album: unknown;
  readonly uri: unknown;
}

export class TrackTable {
  readonly #fields: TrackFields;
  readonly #spellings = new SpellingTable();
  /** The newest spelling of a URI, or of a title where there is no URI. */
  readonly #newest = new Map<string, SourceTrack>();
  #characters = 0;

  constructor(fields: TrackFields) {
    this.#fields = fields;
  }

  find({ title, artist, album, uri }: TrackValues): SourceTrack | Rejection {
    const hint = typeof uri === 'string' ? uri : title;
    if (typeof hint === 'string') {
      const track = this.#newest.get(hint);
      const sameSong = track?.title === title && track?.artist === artist;
      if (track && sameSong && track.album === (album ?? null)) return track;
    }
    return this.#check({ title, artist, album, uri });
  }

  #check(values: TrackValues): SourceTrack | Rejection {
    const title = readName(values.title, this.#fields.title);
    if (typeof title !== 'string') return title;
    const artist = readName(values.artist, this.#fields.artist);
    if (typeof artist !== 'string') return artist;
    const album = readOptionalName(values.album, this.#fields.album);
    if (typeof album === 'object' && album !== null) return album;
    const { uri } = values;
    const known = typeof uri === 'string' && trackUri.test(uri);
    const id = known ? uri : null;
    const identities = id === null ? [] : [{ kind: 'spotify-track' as const, value: id }];
    return this.#intern(namedTrack(title, artist, { id, album, identities }), id ?? title);
  }

  /** Most ids have one spelling: only what differs from an earlier one is written out to compare. */
  #intern(track: SourceTrack, hint: string): SourceTrack {
    this.#makeRoom(track);
    const other = this.#newest.get(hint);
    if (other !== undefined) this.#spellings.intern(other);
    const known = other === undefined ? track : this.#spellings.intern(track);
    this.#newest.set(hint, known);
    return known;
  }

  #makeRoom({ title, artist, album }: SourceTrack): void {
    if (this.#newest.size >= mostTracks || this.#characters > mostCharacters) {
      this.#newest.clear();
      this.#characters = 0;
    }
    this.#characters += 2 * (title.length + artist.length + (album?.length ?? 0));
  }
}
