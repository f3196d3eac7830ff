import { EchoError } from '@echotune/data';
import {
  type Catalogue,
  fameOf,
  type ModelSet,
  type ShelfName,
  similarityOf,
} from '@echotune/engine';
import type { SongCatalogue } from './keep-catalogue.ts';
import type { ListenerProfile } from './keep-profiles.ts';
import type { KnownTraits } from './keep-traits.ts';
import { songsOfMix } from './pose-question.ts';

/** What a shelf is asked about instead of the whole taste. */
export interface Seeds {
  /** Radio, more like this: what goes with these songs. */
  readonly songs?: readonly number[] | undefined;
  /** Radio: with the songs of these artists. */
  readonly artists?: readonly number[] | undefined;
  /** Radio: with what is called so. */
  readonly tags?: readonly string[] | undefined;
  /** Daily mix: which of them, 1 the liveliest. */
  readonly mix?: number | undefined;
}

export interface SeedDeps {
  readonly catalogue: SongCatalogue;
  readonly traits: KnownTraits;
}

/** Songs that stand for an artist, and for a tag. */
const songsPerArtist = 8;
const songsPerTag = 20;

/** A number that no song has would make every model as large as it. Throws song-unknown. */
export function checkSongs(songs: readonly number[], { artistOf }: Catalogue): void {
  const stray = songs.find((song) => !artistOf[song]);
  if (stray !== undefined) throw new EchoError('song-unknown', `There is no song ${stray}.`);
}

/** The songs that stand for all of them: those the listener plays most, then the best known. */
function mostPlayed(
  songs: Iterable<number>,
  { playCounts }: ListenerProfile,
  models: ModelSet,
  most: number,
): number[] {
  const fame = fameOf(models);
  const worth = (song: number) => (playCounts.get(song) ?? 0) + (fame?.[song] ?? 0);
  return [...songs].sort((a, b) => worth(b) - worth(a) || a - b).slice(0, most);
}

async function seedsOfRadio(
  { songs = [], artists = [], tags = [] }: Seeds,
  profile: ListenerProfile,
  models: ModelSet,
  deps: SeedDeps,
): Promise<number[]> {
  const catalogue = await deps.catalogue.current();
  checkSongs(songs, catalogue);
  const { artistOf } = catalogue;
  const ofArtists = artists.flatMap((artist) => {
    const own = [...artistOf.keys()].filter((song) => artistOf[song] === artist);
    if (artist > 0 && own.length > 0) return mostPlayed(own, profile, models, songsPerArtist);
    throw new EchoError('artist-unknown', `There is no artist ${artist}.`);
  });
  const traits = await deps.traits.current();
  const ofTags = tags.flatMap((tag) => {
    const isCalled = traits.isTagged(tag.trim().toLowerCase());
    const called = [...artistOf.keys()].filter((song) => artistOf[song] !== 0 && isCalled(song));
    if (called.length > 0) return mostPlayed(called, profile, models, songsPerTag);
    throw new EchoError('tag-unknown', `No song here is called "${tag.slice(0, 64)}".`);
  });
  return [...new Set([...songs, ...ofArtists, ...ofTags])];
}

/**
 * The songs that a shelf is asked about; null on shelves of the whole taste.
 * Throws input-invalid, song-unknown, artist-unknown, tag-unknown.
 */
export async function chooseSongs(
  shelf: ShelfName,
  seeds: Seeds,
  at: number,
  profile: ListenerProfile,
  models: ModelSet,
  deps: SeedDeps,
): Promise<readonly number[] | null> {
  const { songs = [], mix = 1 } = seeds;
  switch (shelf) {
    case 'more-like-this':
      if (songs.length === 0) {
        throw new EchoError('input-invalid', 'More like this needs a song: like which?');
      }
      checkSongs(songs, await deps.catalogue.current());
      return songs;
    case 'radio': {
      const chosen = await seedsOfRadio(seeds, profile, models, deps);
      if (chosen.length > 0) return chosen;
      throw new EchoError(
        'input-invalid',
        'A radio needs a song, an artist or a tag to start from.',
      );
    }
    case 'daily-mix': {
      const { artistOf } = await deps.catalogue.current();
      return songsOfMix(profile, at, mix, artistOf, similarityOf(models));
    }
    default:
      return null;
  }
}
