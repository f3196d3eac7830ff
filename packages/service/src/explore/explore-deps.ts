import type { Store } from '@echotune/data';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import type { KnownTraits } from '../recommend/keep-traits.ts';
import type { ChampionModel } from '../recommend/load-champion.ts';
import type { KnownVectors } from './keep-vectors.ts';

/** What looking round in a taste needs. */
export interface ExploreDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
  readonly traits: KnownTraits;
  readonly profiles: ListenerProfiles;
  readonly champion: ChampionModel;
  readonly vectors: KnownVectors;
  readonly clock: () => number;
}
