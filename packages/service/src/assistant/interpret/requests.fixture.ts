import type { TestStore } from '../../../../../tests/kit/open-store.ts';
import { KnownNames } from '../../catalogue/keep-names.ts';
import { demoListener, makeDemo } from '../../demo/make-demo.ts';
import { SongCatalogue } from '../../recommend/keep-catalogue.ts';
import { KnownTraits } from '../../recommend/keep-traits.ts';
import type { Knowledge } from './interpretation.ts';
import { catalogueKnowledge } from './know-catalogue.ts';

/** A request as somebody types it, and the calls that a careful reader makes of it. */
export interface ReadRequest {
  readonly text: string;
  readonly language: string;
  readonly calls: readonly { readonly tool: string; readonly input: unknown }[];
  /** How many songs were shown before, and whom they are by. */
  readonly shown?: number;
  readonly shownArtists?: readonly string[];
}

export interface Requests {
  /** ISO 8601. */
  readonly now: string;
  readonly timeZone: string;
  /** Names of playlists that the listener has. */
  readonly playlists: readonly string[];
  readonly requests: readonly ReadRequest[];
}

/** The demo's music and a listener who has these playlists; makes what one request knows them by. */
export async function demoKnowledge(
  { store, deps }: TestStore,
  playlists: readonly string[],
): Promise<() => Knowledge> {
  const { id } = await demoListener({ store }, null);
  await makeDemo(deps, { listenerId: id });
  for (const name of playlists) {
    const empty = { description: '', rules: null, seedSongs: [], refresh: null };
    await store.playlists.create(id, { name, ...empty });
  }
  const names = new KnownNames(store);
  const traits = new KnownTraits(store, new SongCatalogue(store));
  return () => catalogueKnowledge({ store, names, traits }, id);
}
