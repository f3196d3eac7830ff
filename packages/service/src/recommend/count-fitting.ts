import type { SongCatalogue } from './keep-catalogue.ts';
import type { KnownTraits } from './keep-traits.ts';
import { fitsWishes, type Wishes } from './wishes.ts';

/** How many songs there are to choose from, and how many of them are as wished. */
export async function countFitting(
  { catalogue, traits }: { readonly catalogue: SongCatalogue; readonly traits: KnownTraits },
  wishes: Wishes,
): Promise<{ readonly songs: number; readonly fitting: number }> {
  const { artistOf } = await catalogue.current();
  const fits = fitsWishes(wishes, await traits.current());
  let [songs, fitting] = [0, 0];
  for (let song = 0; song < artistOf.length; song += 1) {
    if (!artistOf[song]) continue;
    songs += 1;
    if (fits === null || fits(song)) fitting += 1;
  }
  return { songs, fitting };
}
