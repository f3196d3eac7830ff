import { silentTelemetry } from '@echotune/data';
import { expect, it } from 'vitest';
import { enrichStage, mbidOf } from '../enrich/enrich.fixture.ts';
import { enrichCatalogue } from '../enrich/enrich-catalogue.ts';
import { removeFeatures } from '../features/import-features.ts';
import { trainModels } from '../train/train-models.ts';
import { Explainer } from './explain-song.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender } from './recommend-songs.ts';

const text = (sentence: readonly { readonly text: string }[] = []) =>
  sentence.map((piece) => piece.text).join('');

it('who listens alone is offered what a service they allow says is like what they play, and the addends bear it out', async () => {
  const { store, folder, deps, process, listenbrainz, listenerId } = await enrichStage();
  const serving = () => {
    const catalogue = new SongCatalogue(store);
    return {
      ...{ ...deps, catalogue, traits: new KnownTraits(store, catalogue) },
      profiles: new ListenerProfiles(store, catalogue),
      champion: new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, folder),
    };
  };
  const train = () => trainModels({ ...deps, modelsFolder: folder, codeVersion: 'test' });
  const discover = () =>
    new Recommender(serving()).recommend({
      listenerId,
      shelf: 'discover',
      limit: 10,
      language: 'en',
    });
  // Nothing but what is alike speaks for a new song.
  for (let nth = 0; nth < 8; nth++) listenbrainz.recordings.delete(mbidOf(nth));
  await train();
  expect((await discover()).items).toEqual([]);

  await store.enrichment.allow(listenerId, ['listenbrainz']);
  await enrichCatalogue(process());
  await train();
  const { items } = await discover();
  expect(items.map(({ song }) => song.title)).toEqual(['Song 50']);
  const [{ impression = 0, score = 0, reason } = {}] = items;
  expect(text(reason)).toBe('Like Song 0, which you played 10 times, says ListenBrainz');
  const explained = await new Explainer(serving()).explain(listenerId, impression, 'en');
  expect(explained.addends.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 4);
  expect(explained.addends.every(({ source }) => source === 'told-similar')).toBe(true);
  expect(text(explained.sentences[0])).toBe(text(reason));

  await removeFeatures(store, 'listenbrainz');
  await train();
  expect((await discover()).items).toEqual([]);
});
