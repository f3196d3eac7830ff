import type { Spelling, Store } from '@echotune/data';
import {
  identityKinds,
  namedTrack,
  type SourceIdentity,
  type SourceTrack,
} from '@echotune/formats';
import { spellingKey } from '../identify/resolve-spelling.ts';

/** What is known of a track beside one source's spelling. */
interface TrackFacts {
  readonly identities: readonly SourceIdentity[];
  readonly artists: readonly string[] | null;
}

/**
 * Spells tracks so that resolving them again, here or in another store, leads to the same tracks:
 * the source's names and id, every identity, and the artists one by one.
 */
export class TrackSpeller {
  readonly #store: Store;
  readonly #facts = new Map<number, TrackFacts>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Looks up what `track` needs. */
  async prepare(spellings: readonly Pick<Spelling, 'trackId'>[]): Promise<void> {
    const missing = [...new Set(spellings.map(({ trackId }) => trackId))].filter(
      (id) => !this.#facts.has(id),
    );
    if (missing.length === 0) return;
    const identities = await this.#store.catalogue.identities(missing);
    const creditsOf = await this.#store.catalogue.creditsOf(missing);
    for (const id of missing) {
      const credits = creditsOf.get(id) ?? [];
      this.#facts.set(id, {
        identities: identityKinds.flatMap((kind) =>
          (identities.get(id) ?? [])
            .filter((one) => one.kind === kind)
            .map(({ value }) => ({ kind, value })),
        ),
        artists: credits.length > 1 ? credits.map(({ name }) => name) : null,
      });
    }
  }

  /** The track of a spelling that was prepared. */
  track({ trackId, title, artist, album, sourceKey }: Spelling): SourceTrack {
    const facts = this.#facts.get(trackId);
    const byName = namedTrack(title, artist, { album, ...facts });
    return sourceKey === spellingKey(byName) ? byName : { ...byName, id: sourceKey };
  }

  /** A track of each song: as somebody's history spells it, else by the song's own names. */
  async songs(songIds: readonly number[]): Promise<Map<number, SourceTrack>> {
    const wanted = [...new Set(songIds)];
    const spelled = await this.#store.catalogue.spelled(wanted);
    await this.prepare([...spelled.values()]);
    const cards = await this.#store.catalogue.cards(wanted.filter((id) => !spelled.has(id)));
    return new Map([
      ...[...cards.values()].map(
        ({ songId, title, artist }) => [songId, namedTrack(title, artist)] as const,
      ),
      ...[...spelled].map(([songId, spelling]) => [songId, this.track(spelling)] as const),
    ]);
  }
}
