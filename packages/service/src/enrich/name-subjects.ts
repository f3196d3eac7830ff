import type { EnrichmentSubject, Store, ToAsk } from '@echotune/data';
import type { Subject } from './enrich-deps.ts';

/** What is to be asked about, under the names that sources spell, whatever listeners call it. */
export async function nameSubjects(
  { catalogue }: Pick<Store, 'catalogue'>,
  kind: EnrichmentSubject,
  toAsk: readonly ToAsk[],
): Promise<Subject[]> {
  const ids = toAsk.map(({ id }) => id);
  const called = kind === 'song' ? await catalogue.called('song', ids) : new Map();
  const cards = kind === 'song' ? await catalogue.cards(ids) : new Map();
  const artistOf = (id: number): number => (kind === 'song' ? (cards.get(id)?.artistId ?? 0) : id);
  const names = await catalogue.artistsAsSpelled(ids.map(artistOf));
  return toAsk.map(({ id, identities }) => {
    const artistId = artistOf(id);
    const artistName = names.get(artistId) ?? '';
    const { title = '', artist = artistName } = called.get(id) ?? {};
    return { id, title, artist, artistId, artistName, identities };
  });
}
