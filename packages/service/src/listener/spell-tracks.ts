import type { CalledKind, CalledTrack, Spelling, Store } from '@echotune/data';
import {
  echotuneArchive,
  identityKinds,
  namedTrack,
  type SourceIdentity,
  type SourceTrack,
} from '@echotune/formats';
import { spellingKey } from '../identify/resolve-spelling.ts';
import { credits } from '../identify/split-credits.ts';

/** What is known of a track beside one source's spelling. */
interface TrackFacts {
  readonly identities: readonly SourceIdentity[];
  readonly artists: readonly string[];
  readonly releaseMbid?: string;
}

/** A track and whose spelling it is. */
export interface SpelledBy {
  readonly track: SourceTrack;
  readonly spelledBy: string;
}

/**
 * Spells tracks so that resolving them again, here or in another store, leads to the same tracks:
 * the source's names and id, every identity, the release, and the artists one by one – as they count, or, where
 * what was decided about them is said elsewhere, as they are spelled.
 */
export class TrackSpeller {
  readonly #store: Store;
  readonly #artists: 'as they count' | 'as spelled';
  readonly #facts = new Map<number, TrackFacts>();

  constructor(store: Store, artists: 'as they count' | 'as spelled') {
    this.#store = store;
    this.#artists = artists;
  }

  /** Looks up what `track` needs. */
  async prepare(spellings: readonly Pick<CalledTrack, 'trackId'>[]): Promise<void> {
    const missing = [...new Set(spellings.flatMap(({ trackId }) => trackId ?? []))].filter(
      (id) => !this.#facts.has(id),
    );
    if (missing.length === 0) return;
    const { catalogue, covers } = this.#store;
    const releases = await covers.toldByHistories(missing);
    const identities = await catalogue.identities(missing);
    const isAsSpelled = this.#artists === 'as spelled';
    const creditsOf = await (isAsSpelled
      ? catalogue.creditsAsSpelled(missing)
      : catalogue.creditsOf(missing));
    for (const id of missing) {
      const releaseMbid = releases.get(id);
      this.#facts.set(id, {
        identities: identityKinds.flatMap((kind) =>
          (identities.get(id) ?? [])
            .filter((one) => one.kind === kind)
            .map(({ value }) => ({ kind, value })),
        ),
        artists: (creditsOf.get(id) ?? []).map(({ name }) => name),
        ...(releaseMbid !== undefined && { releaseMbid }),
      });
    }
  }

  /** The track of a spelling that was prepared. */
  track({ trackId, title, artist, album, sourceKey }: Spelling | CalledTrack): SourceTrack {
    const facts = this.#facts.get(trackId ?? 0);
    const { identities = [], artists: listed = [], releaseMbid } = facts ?? {};
    // One artist is listed where the text would be taken for several.
    const isPlain = listed.length < 2 && credits(artist, null, []).length < 2;
    const artists = isPlain ? null : listed.length === 0 ? [artist] : listed;
    const byName = namedTrack(title, artist, {
      ...{ album, identities, artists },
      ...(releaseMbid !== undefined && { releaseMbid }),
    });
    return sourceKey === null || sourceKey === spellingKey(byName)
      ? byName
      : { ...byName, id: sourceKey };
  }

  /** A track of each song or track: as a history spells it, else by its own names. */
  async called(of: CalledKind, ids: readonly number[]): Promise<Map<number, SpelledBy>> {
    const called = await this.#store.catalogue.called(of, [...new Set(ids)]);
    await this.prepare([...called.values()]);
    const spelled = [...called].map(([id, one]): [number, SpelledBy] => [
      id,
      { track: this.track(one), spelledBy: one.source ?? echotuneArchive.name },
    ]);
    return new Map(spelled);
  }
}
