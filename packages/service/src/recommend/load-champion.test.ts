import { silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ChampionModel } from './load-champion.ts';

const now = Date.UTC(2026, 0, 1);

it('is loaded once, however many ask for it before it is there, and again once there is another', async () => {
  const { store, folder, deps, close } = await openStore(now);
  try {
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const track = namedTrack('Teardrop', 'Massive Attack');
    const plays = [{ track, startedAt: 1, msPlayed: 200_000 }];
    await recordPlays(store, { listenerId: id, source: 'api', now }, plays);
    const train = () => trainModels({ ...deps, modelsFolder: folder, codeVersion: 'test' });
    await train();
    const catalogue = new SongCatalogue(store);
    const champion = new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, folder);
    const asked = () => Promise.all(Array.from({ length: 20 }, () => champion.current()));
    const [first, ...others] = await asked();
    expect(first?.name).toBe('blend@1');
    expect(others.every(({ set }) => set === first?.set)).toBe(true);
    await train();
    const later = await asked();
    expect(new Set(later.map(({ name }) => name))).toEqual(new Set(['blend@2']));
    expect(new Set(later.map(({ set }) => set)).size).toBe(1);
  } finally {
    await close();
  }
});
