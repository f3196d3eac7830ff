import type { Store } from '@echotune/data';
import { audioFeatureNames } from '@echotune/formats';
import type { CatalogueTraits } from '@echotune/service';
import type { z } from 'zod';
import { readTrack, trackNames } from './ids.ts';
import { AudioFeatures } from './schema.ts';
import { tracksOf } from './seeds.ts';

type FeaturesObject = z.output<typeof AudioFeatures>;

/** The URI of the track that was asked for, so that what comes back has its id; else that of the song. */
function askedUri(text: string, spotifyUri: string | null): string | null {
  const name = readTrack(text);
  if (name === null || !('identity' in name) || name.identity.kind !== 'spotify-track') {
    return spotifyUri;
  }
  return name.identity.value;
}

/** What is known of how tracks sound; null for a track that is not here. Same order. */
export async function audioFeaturesOf(
  store: Store,
  traits: CatalogueTraits,
  texts: readonly string[],
): Promise<(FeaturesObject | null)[]> {
  const songs = await tracksOf(store, texts);
  const cards = await store.catalogue.cards(songs.filter((song) => song !== null));
  return texts.map((text, at) => {
    const song = songs[at] ?? null;
    const card = song === null ? undefined : cards.get(song);
    if (card === undefined) return null;
    const { id, uri, href } = trackNames(askedUri(text, card.spotifyUri), card.trackId);
    const values = audioFeatureNames
      .filter((name) => name !== 'popularity')
      .map((name) => {
        const value = traits.feature(name, card.songId);
        return [name, Number.isNaN(value) ? null : value] as const;
      });
    return AudioFeatures.parse({
      ...Object.fromEntries(values),
      ...{ analysis_url: null, id, track_href: href, type: 'audio_features', uri },
      x_unknown: values.flatMap(([name, value]) => (value === null ? name : [])),
    });
  });
}
