import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestStore } from '../../../../tests/kit/open-store.ts';
import { memoryCache } from '../cache/memory-cache.fixture.ts';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { ListenerProfiles } from '../recommend/keep-profiles.ts';
import type { ForgetDeps } from './forget-listener.ts';

/** What forgetting takes, with folders that are there. */
export function forgetDeps({ deps, folder }: Pick<TestStore, 'deps' | 'folder'>): ForgetDeps {
  const folders = {
    modelsFolder: join(folder, 'models'),
    spoolFolder: join(folder, 'spool'),
    coversFolder: join(folder, 'covers'),
  };
  for (const path of Object.values(folders)) mkdirSync(path);
  const profiles = new ListenerProfiles(deps.store, new SongCatalogue(deps.store));
  const { cache } = memoryCache(deps.clock);
  return { ...deps, ...folders, profiles, cache, codeVersion: 'test' };
}
