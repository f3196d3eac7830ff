import type { Store } from '@echotune/data';
import { ContentBuilder, type ItemContent } from '@echotune/engine';

/**
 * What may be learned of songs beside who plays them: their tags and those of their artists, years, what
 * they sound like. What a source's terms let only be shown is left out. `artistOf` is the primary artist
 * by song.
 */
export async function gatherContent(
  { features }: Pick<Store, 'features'>,
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
  return content.build();
}
