import type { Store } from '@echotune/data';
import { ContentBuilder, type ItemContent } from '@echotune/engine';

/**
 * What may be learned of songs beside who plays them: their tags and those of their artists, years, what
 * they sound like, and what is told to be like what. What a source's terms let only be shown is left out. `artistOf` is the primary artist
 * by song.
 */
export async function gatherContent(
  { features, enrichment }: Pick<Store, 'features' | 'enrichment'>,
  artistOf: Int32Array,
): Promise<ItemContent> {
  const content = new ContentBuilder(artistOf);
  for await (const page of features.all('song-feature', 'learning')) {
    for (const { id, name, value } of page) content.measure(id, name, value);
  }
  for await (const page of features.all('song-tag', 'learning')) {
    for (const { id, name, value, source } of page) content.tagItem(source, id, name, value);
  }
  for await (const page of features.all('artist-tag', 'learning')) {
    for (const { id, name, value, source } of page) content.tagArtist(source, id, name, value);
  }
  for await (const page of enrichment.similar('song')) {
    for (const { id, otherId, score, source } of page) {
      content.likenItem(source, id, otherId, score);
    }
  }
  for await (const page of enrichment.similar('artist')) {
    for (const { id, otherId, score, source } of page) {
      content.likenArtist(source, id, otherId, score);
    }
  }
  return content.build();
}
