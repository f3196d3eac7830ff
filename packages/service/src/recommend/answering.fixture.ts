import { join } from 'node:path';
import type { TestStore } from '../../../../tests/kit/open-store.ts';
import { quietReporting, quietSurroundings } from '../autopilot/surroundings.fixture.ts';
import { outside } from '../scrobble/outside.fixture.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender } from './recommend-songs.ts';

/** What answers on a store: by the champion of its folder, by simpler models where there is none. */
export function answering(test: TestStore) {
  const { deps, folder } = test;
  const { store, telemetry } = deps;
  const catalogue = new SongCatalogue(store);
  const traits = new KnownTraits(store, catalogue);
  const profiles = new ListenerProfiles(store, catalogue);
  const champion = new ChampionModel({ store, catalogue, telemetry }, folder);
  const recommender = new Recommender({ ...deps, catalogue, traits, profiles, champion });
  const nothing = { ...outside(test), spotify: null, mlflow: null };
  const around = {
    coversFolder: join(folder, 'covers'),
    surroundings: quietSurroundings(test),
    reporting: quietReporting(test),
  };
  return { ...deps, ...nothing, ...around, catalogue, traits, profiles, champion, recommender };
}
