/** The columns of a table of tags and audio features, and what a row says in them. */

import { cellAt, Header } from '../csv/header.ts';
import { audioFeatureRanges, readFeature, yearOf } from '../exportify/audio-features.ts';
import type { Rejection, SourceIdentity, SourceTrack } from '../format.ts';
import { columnsNamed, nameColumns } from '../generic-csv/roles.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { readOptionalName } from '../row-fields.ts';
import { isrcIdentity, recordingMbid, spotifyTrackIdentity } from '../source-identity.ts';
import { namedTrack } from '../source-track.ts';

export interface WeightedTag {
  /** In lower case. */
  readonly tag: string;
  readonly weight: number;
}

/** What a row says, of a track or, where it names none, of an artist. */
export interface Described {
  readonly track: SourceTrack | null;
  readonly artist: string;
  readonly tags: readonly WeightedTag[];
  readonly features: Readonly<Record<string, number>>;
}

const tagNames = ['tag', 'tags', 'genre', 'genres', 'artist genres'];
const weightNames = ['weight', 'count', 'tag count', 'tag_count'];
const yearNames = ['release_year', 'release year', 'year', 'release date', 'album release date'];
const mostTags = 100;
const longestTag = 64;
const bareSpotifyId = /^[0-9A-Za-z]{22}$/;

/** Reads rows by a header; `problem` says what a table lacks. */
export class FeatureColumns {
  readonly #header: Header;
  readonly #artist: number;
  readonly #title: number;
  readonly #tags: number;
  readonly #weight: number;
  readonly #year: number;
  readonly #ids: Readonly<Record<'spotify' | 'mbid' | 'isrc', number>>;
  /** Column and range of each audio feature that the table has. */
  readonly #features: readonly (readonly [number, (typeof audioFeatureRanges)[number]])[];

  constructor(first: readonly string[]) {
    this.#header = new Header(first);
    const named = nameColumns(first);
    const column = (role: Parameters<typeof columnsNamed>[0]) => columnsNamed(role, named)[0] ?? -1;
    this.#artist = column('artist');
    this.#title = column('track');
    this.#ids = { spotify: column('spotify'), mbid: column('mbid'), isrc: column('isrc') };
    this.#tags = this.#header.find(...tagNames);
    this.#weight = this.#header.find(...weightNames);
    this.#year = this.#header.find(...yearNames);
    this.#features = audioFeatureRanges
      .map((range) => [this.#header.find(...range.columns, range.name), range] as const)
      .filter(([at]) => at !== -1);
  }

  /** Why the table is none of features; null where it is one. */
  get problem(): string | null {
    const isNamed = this.#artist !== -1 || Object.values(this.#ids).some((column) => column !== -1);
    const isTelling = this.#tags !== -1 || this.#year !== -1 || this.#features.length > 0;
    const whys = [
      isNamed ? '' : 'no column names artists or tracks',
      isTelling ? '' : 'no column holds tags, a year or audio features',
    ].filter((why) => why !== '');
    return whys.length === 0
      ? null
      : `${whys.join('; ')}; its first row is ${this.#header.shown()}`;
  }

  read(row: readonly string[]): Described | Rejection {
    const cells = row.map((cell) => cell.trim());
    const artist = readOptionalName(cellAt(cells, this.#artist), 'artist');
    if (artist !== null && typeof artist !== 'string') return artist;
    const title = readOptionalName(cellAt(cells, this.#title), 'track');
    if (title !== null && typeof title !== 'string') return title;
    const identities = this.#identities(cells);
    if (artist === null && identities.length === 0) return rejectMissing('the artist');
    const isTrack = title !== null || identities.length > 0;
    const measured = this.#readFeatures(cells);
    if ('code' in measured) return measured;
    const { features } = measured;
    if (!isTrack && Object.keys(features).length > 0) return rejectMissing('the track');
    const tags = this.#readTags(cells);
    if ('code' in tags) return tags;
    const track = isTrack ? namedTrack(title ?? '', artist ?? '', { identities }) : null;
    return { track, artist: artist ?? '', tags, features };
  }

  #identities(cells: readonly string[]): SourceIdentity[] {
    const spotify = cellAt(cells, this.#ids.spotify) ?? '';
    const uri = bareSpotifyId.test(spotify) ? `spotify:track:${spotify}` : spotify;
    return [
      spotifyTrackIdentity(uri),
      recordingMbid(cellAt(cells, this.#ids.mbid)),
      isrcIdentity(cellAt(cells, this.#ids.isrc)),
    ].filter((identity) => identity !== null);
  }

  #readFeatures(cells: readonly string[]): Pick<Described, 'features'> | Rejection {
    const found: Record<string, number> = {};
    for (const [column, range] of this.#features) {
      const text = cellAt(cells, column);
      if (text === undefined) continue;
      const value = readFeature(text, range);
      if (value === null) {
        const kind = range.whole === true ? 'whole number' : 'number';
        const why = `is not a ${kind} from ${range.least} to ${range.most}`;
        return rejectField('bad-type', range.name, text, why);
      }
      found[range.name] = value;
    }
    const text = cellAt(cells, this.#year);
    if (text === undefined) return { features: found };
    const year = yearOf(text);
    if (year === null) return rejectField('bad-type', 'release_year', text, 'is not a year');
    return { features: { ...found, release_year: year } };
  }

  #readTags(cells: readonly string[]): WeightedTag[] | Rejection {
    const text = cellAt(cells, this.#tags) ?? '';
    const told = cellAt(cells, this.#weight);
    const weight = told === undefined ? 1 : Number(told);
    if (!(weight > 0 && weight <= 1e12)) {
      return rejectField('bad-type', 'weight', told, 'is not a number above 0');
    }
    // A tag with a weight of its own stands alone, and may hold a comma.
    const tags = text.split(this.#weight === -1 ? /[;|,]/ : /[;|]/).map((tag) => tag.trim());
    const usable = tags.filter((tag) => tag !== '').map((tag) => tag.toLowerCase().toWellFormed());
    const tooLong = usable.find((tag) => tag.length > longestTag || tag.includes('\0'));
    if (tooLong !== undefined) {
      return rejectField('text-too-long', 'tag', tooLong, `has over ${longestTag} characters`);
    }
    return [...new Set(usable)].slice(0, mostTags).map((tag) => ({ tag, weight }));
  }
}
