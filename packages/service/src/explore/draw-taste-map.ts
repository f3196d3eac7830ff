import { bestOf, isPlaced, layOut, playedIn, rowsOf, type Tally } from '@echotune/engine';
import { always } from './count-plays.ts';
import type { ExploreDeps } from './explore-deps.ts';
import type { Placing } from './keep-vectors.ts';
import { tagArtists } from './tag-artists.ts';

export interface MappedArtist {
  readonly id: number;
  readonly name: string;
  readonly plays: number;
  /** The strongest first. */
  readonly tags: readonly string[];
  /** −1 … 1, alike artists near each other; null where the model does not know the artist. */
  readonly place: { readonly x: number; readonly y: number } | null;
}

export interface TasteMap {
  /** What the places come from, `blend@3`; null before a training. */
  readonly model: string | null;
  /** Most listened to first. */
  readonly artists: readonly MappedArtist[];
}

/** Time grows with the square of it: a second at so many. */
const mostArtists = 2000;
/** Maps of about 40 kB each. */
const mapsKept = 50;

type Places = ReadonlyMap<number, { readonly x: number; readonly y: number }>;

/** Maps by listener; each is laid out once for a model and the artists on it. */
export class TasteMaps {
  readonly #deps: ExploreDeps;
  /** Least recently used first. */
  readonly #kept = new Map<number, { readonly of: string; readonly places: Places }>();

  constructor(deps: ExploreDeps) {
    this.#deps = deps;
  }

  /** The listener's artists, laid out by what the model thinks is alike. Throws listener-unknown. */
  async draw(listenerId: number): Promise<TasteMap> {
    const { store, profiles, catalogue, vectors } = this.#deps;
    const profile = await profiles.get(listenerId);
    const known = await catalogue.current();
    const rows = bestOf(playedIn(profile.history(), always, known).artists, mostArtists);
    const placing = await vectors.current();
    const places = placing === null ? new Map() : this.#placesOf(listenerId, placing, rows);
    const ids = rows.map(({ id }) => id);
    const names = await store.catalogue.artists(ids);
    const tags = await tagArtists(this.#deps, ids);
    return {
      model: placing?.model ?? null,
      artists: rows.map(({ id, plays }) => ({
        ...{ id, plays, name: names.get(id) ?? '', tags: tags.get(id) ?? [] },
        place: places.get(id) ?? null,
      })),
    };
  }

  #placesOf(listenerId: number, { model, artists }: Placing, rows: readonly Tally[]): Places {
    // By id: that somebody is played more moves nobody.
    const ids = rows
      .map(({ id }) => id)
      .filter((id) => isPlaced(artists, id))
      .sort((a, b) => a - b);
    const of = `${model} ${ids.join(' ')}`;
    const kept = this.#kept.get(listenerId);
    this.#kept.delete(listenerId);
    const places = kept?.of === of ? kept.places : laidOut(ids, layOut(rowsOf(artists, ids)));
    this.#kept.set(listenerId, { of, places });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mapsKept && oldest !== undefined) this.#kept.delete(oldest);
    return places;
  }
}

function laidOut(ids: readonly number[], places: Float32Array): Places {
  return new Map(ids.map((id, at) => [id, { x: places[2 * at] ?? 0, y: places[2 * at + 1] ?? 0 }]));
}
