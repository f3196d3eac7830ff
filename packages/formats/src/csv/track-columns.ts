/** The track of a row: names must be there, identifiers count where they are well formed. */

import type { Rejection, SourceIdentity, SourceTrack } from '../format.ts';
import { readName, readOptionalName } from '../row-fields.ts';
import { namedTrack } from '../source-track.ts';
import { SpellingTable } from '../spelling-table.ts';
import { cellAt } from './header.ts';

/** Where the parts of a track stand; -1 for what the table has no column for. */
export interface TrackColumns {
  readonly title: number;
  readonly artist: number;
  readonly album: number;
  readonly mbid?: number;
  readonly isrc?: number;
  readonly spotify?: number;
  /** Several artists in one cell, divided by this. */
  readonly artistsDividedBy?: string;
}

const mbid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isrc = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;
const spotifyId =
  /^(?:spotify:track:|https:\/\/open\.spotify\.com\/track\/)?([0-9A-Za-z]{22})(?:\?.*)?$/;
/** Names in a list of artists. */
const mostNames = 100;

function identitiesOf(cells: readonly string[], columns: TrackColumns): SourceIdentity[] {
  const identities: SourceIdentity[] = [];
  const track = cellAt(cells, columns.spotify ?? -1)?.match(spotifyId)?.[1];
  if (track) identities.push({ kind: 'spotify-track', value: `spotify:track:${track}` });
  const recording = cellAt(cells, columns.mbid ?? -1)?.toLowerCase() ?? '';
  if (mbid.test(recording)) identities.push({ kind: 'recording-mbid', value: recording });
  const code =
    cellAt(cells, columns.isrc ?? -1)
      ?.replaceAll('-', '')
      .toUpperCase() ?? '';
  if (isrc.test(code)) identities.push({ kind: 'isrc', value: code });
  return identities;
}

function listed(artist: string, divider: string | undefined): readonly string[] | null {
  if (divider === undefined || !artist.includes(divider)) return null;
  const names = artist.split(divider).map((name) => name.trim());
  return names.length > mostNames || names.includes('') ? null : names;
}

/** Reads tracks; equal ones are the same object, as far as memory may hold them. */
export class TrackReader {
  readonly #columns: TrackColumns;
  readonly #nameOf: (column: number) => string;
  readonly #spellings = new SpellingTable();

  /** `nameOf` names a column in rejections. */
  constructor(columns: TrackColumns, nameOf: (column: number) => string) {
    this.#columns = columns;
    this.#nameOf = nameOf;
  }

  read(cells: readonly string[]): SourceTrack | Rejection {
    const columns = this.#columns;
    const artist = readName(cellAt(cells, columns.artist), this.#nameOf(columns.artist));
    if (typeof artist !== 'string') return artist;
    const title = readName(cellAt(cells, columns.title), this.#nameOf(columns.title));
    if (typeof title !== 'string') return title;
    const album = readOptionalName(cellAt(cells, columns.album), this.#nameOf(columns.album));
    if (album !== null && typeof album !== 'string') return album;
    const identities = identitiesOf(cells, columns);
    const [first] = identities;
    const id = first?.kind === 'spotify-track' ? first.value : null;
    const artists = listed(artist, columns.artistsDividedBy);
    return this.#spellings.intern(namedTrack(title, artist, { id, artists, album, identities }));
  }
}
