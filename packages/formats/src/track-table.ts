/**
 * One `SourceTrack` object for each spelling met in a run. A history names some thousand tracks a
 * hundred thousand times: a track known from an earlier row is found by its URI (or title) and two or
 * three string comparisons, and its names need not be checked again.
 *
 * The table is emptied when a file turns out to hold more distinct text than any real one does, so
 * that memory stays bounded.
 */

import type { Rejection, SourceTrack } from './format.ts';
import { readName } from './row-fields.ts';
import { namedTrack, spelledOut } from './source-track.ts';

const mostTracks = 1 << 17;
const mostCharacters = 1 << 24;

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
  /** Every spelling, by all that it says. */
  readonly #spellings = new Map<string, SourceTrack>();
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
    const unnamed = values.album === undefined || values.album === null || values.album === '';
    const album = unnamed ? null : readName(values.album, this.#fields.album);
    if (typeof album === 'object' && album !== null) return album;
    const { uri } = values;
    const known = typeof uri === 'string' && trackUri.test(uri);
    const id = known ? uri : null;
    const identities = id === null ? [] : [{ kind: 'spotify-track' as const, value: id }];
    return this.#intern(namedTrack(title, artist, { id, album, identities }), id ?? title);
  }

  #intern(track: SourceTrack, hint: string): SourceTrack {
    const spelling = spelledOut(track);
    const known = this.#spellings.get(spelling);
    if (known === undefined) this.#remember(spelling, track);
    this.#newest.set(hint, known ?? track);
    return known ?? track;
  }

  #remember(spelling: string, track: SourceTrack): void {
    if (this.#spellings.size >= mostTracks || this.#characters > mostCharacters) {
      this.#spellings.clear();
      this.#newest.clear();
      this.#characters = 0;
    }
    this.#spellings.set(spelling, track);
    this.#characters += 2 * spelling.length;
  }
}
