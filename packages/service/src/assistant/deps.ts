import type { Store, Telemetry } from '@echotune/data';
import type { SearchDeps } from '../catalogue/search-catalogue.ts';
import type { ExploreDeps } from '../explore/explore-deps.ts';
import type { Explainer } from '../recommend/explain-song.ts';
import type { Recommender } from '../recommend/recommend-songs.ts';
import type { SpotifyDeps } from '../spotify/spotify-deps.ts';
import type { Research } from './research.ts';

/** What the assistant's tools work with. */
export interface AssistantDeps extends ExploreDeps, SearchDeps {
  readonly store: Store;
  readonly recommender: Pick<Recommender, 'recommend'>;
  readonly explainer: Pick<Explainer, 'explain'>;
  /** Null where no client id is configured. */
  readonly spotify: SpotifyDeps | null;
  /** Null where nobody that searches the web is set up. */
  readonly research: Research | null;
  readonly telemetry: Telemetry;
}
