import type { Store } from '@echotune/data';
import type { Era, Ruler, TopRow } from '@echotune/engine';

export interface NamedTopRow extends TopRow {
  readonly name: string;
  /** Artist of a song or a release; null for an artist. */
  readonly detail: string | null;
}

export interface NamedEra extends Omit<Era, 'artists'> {
  readonly artists: readonly (Ruler & { readonly name: string })[];
}

type Identified = { readonly id: number };

interface Unnamed {
  readonly songs: readonly TopRow[];
  readonly artists: readonly TopRow[];
  readonly releases: readonly TopRow[];
  /** Named beside the tops. */
  readonly otherArtists: readonly Identified[];
  readonly otherSongs: readonly Identified[];
}

/** What is called how; one query for songs, artists and releases each. */
export interface Named {
  readonly songs: readonly NamedTopRow[];
  readonly artists: readonly NamedTopRow[];
  readonly releases: readonly NamedTopRow[];
  readonly artistOf: (artist: number) => string;
  readonly songOf: (song: number) => { readonly name: string; readonly detail: string };
}

function idsOf(...lists: readonly (readonly Identified[])[]): number[] {
  return [...new Set(lists.flat().map(({ id }) => id))];
}

/** The names of tops and of what is told beside them. A name that has just gone is empty. */
export async function nameRows({ catalogue }: Store, rows: Unnamed): Promise<Named> {
  const songs = await catalogue.cards(idsOf(rows.songs, rows.otherSongs));
  const artists = await catalogue.artists(idsOf(rows.artists, rows.otherArtists));
  const releases = await catalogue.releases(idsOf(rows.releases));
  const artistOf = (id: number) => artists.get(id) ?? '';
  const songOf = (id: number) => {
    const card = songs.get(id);
    return { name: card?.title ?? '', detail: card?.artist ?? '' };
  };
  const releaseOf = (id: number) => {
    const card = releases.get(id);
    return { name: card?.title ?? '', detail: card?.artist ?? '' };
  };
  return {
    songs: rows.songs.map((row) => ({ ...row, ...songOf(row.id) })),
    artists: rows.artists.map((row) => ({ ...row, name: artistOf(row.id), detail: null })),
    releases: rows.releases.map((row) => ({ ...row, ...releaseOf(row.id) })),
    ...{ artistOf, songOf },
  };
}
