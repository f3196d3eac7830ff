import type { ExportedPlay, ExportPosition, Store } from '@echotune/data';
import { chooseListener } from './choose-listener.ts';

const pageSize = 5000;

/** Lines of the archive. */
export type ArchiveLine =
  | {
      readonly kind: 'echotune-archive';
      readonly version: 1;
      readonly listener: string;
      readonly timeZone: string;
    }
  | { readonly kind: 'play' | 'verdict' | 'exclusion'; readonly [field: string]: unknown };

/**
 * What a listener has played and said, line by line, in bounded memory: plays with every source that
 * gave them, verdicts, exclusions. A play that is deleted meanwhile may be in it or not.
 * Throws listener-unknown, also where the listener was forgotten meanwhile: then it is not whole.
 */
export async function* exportListener(
  store: Store,
  listenerId: number,
): AsyncGenerator<ArchiveLine> {
  const { name, timeZone } = await chooseListener(store, { id: listenerId });
  yield { kind: 'echotune-archive', version: 1, listener: name, timeZone };
  for (let after: ExportPosition | null = null; ; ) {
    const page: ExportedPlay[] = await store.plays.exportPage(listenerId, after, pageSize);
    for (const play of page) yield { kind: 'play', ...play };
    after = page.at(-1) ?? null;
    if (after === null) break;
  }
  const verdicts = await store.verdicts.list(listenerId);
  const exclusions = await store.verdicts.exclusions(listenerId);
  const named = await names(store, [...verdicts, ...exclusions]);
  for (const { kind, at, ...target } of verdicts) {
    yield { kind: 'verdict', verdict: kind, at, ...named(target) };
  }
  for (const { from, to, ...target } of exclusions) {
    yield { kind: 'exclusion', from, to, ...named(target) };
  }
  await chooseListener(store, { id: listenerId });
}

interface Target {
  readonly songId: number | null;
  readonly artistId: number | null;
}

/** Targets by name: ids mean nothing outside this store. */
async function names(store: Store, targets: readonly Target[]) {
  const songs = await store.catalogue.cards(targets.flatMap(({ songId }) => songId ?? []));
  const artists = await store.catalogue.artists(targets.flatMap(({ artistId }) => artistId ?? []));
  return ({ songId, artistId }: Target) => {
    const song = songs.get(songId ?? 0);
    return {
      title: song?.title ?? null,
      artist: song?.artist ?? artists.get(artistId ?? 0) ?? null,
    };
  };
}
