import type { SpellingIds, Store } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { resolveSpelling, spellingKey } from '../identify/resolve-spelling.ts';

/** Store ids of tracks as one source spells them; what is known is looked up once. */
export class TrackResolver {
  readonly #store: Store;
  readonly #source: string;
  readonly #known: Map<string, SpellingIds>;

  private constructor(store: Store, source: string, known: Map<string, SpellingIds>) {
    this.#store = store;
    this.#source = source;
    this.#known = known;
  }

  static async open(store: Store, source: string): Promise<TrackResolver> {
    return new TrackResolver(store, source, await store.catalogue.spellings(source));
  }

  /** Ids in the given order; tracks that the catalogue lacks are added to it. */
  async resolve(tracks: readonly SourceTrack[]): Promise<SpellingIds[]> {
    const missing = new Map<string, SourceTrack>();
    for (const track of tracks) {
      const key = spellingKey(track);
      if (!this.#known.has(key)) missing.set(key, track);
    }
    if (missing.size > 0) {
      const spellings = [...missing.values()].map((track) => resolveSpelling(this.#source, track));
      const ids = await this.#store.catalogue.resolve(spellings);
      for (const [i, key] of [...missing.keys()].entries()) {
        const found = ids[i];
        if (found !== undefined) this.#known.set(key, found);
      }
    }
    return tracks.flatMap((track) => this.#known.get(spellingKey(track)) ?? []);
  }
}
