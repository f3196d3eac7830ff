import { openStore } from '../../../../tests/kit/open-store.ts';
import { KnownNames } from '../catalogue/keep-names.ts';
import { demoListener, makeDemo } from '../demo/make-demo.ts';
import { KnownVectors } from '../explore/keep-vectors.ts';
import { storedRules } from '../playlist/check-rules.ts';
import { fillPlaylist } from '../playlist/fill-playlist.ts';
import { answering } from '../recommend/answering.fixture.ts';
import { Explainer } from '../recommend/explain-song.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { trainModels } from '../train/train-models.ts';
import type { AssistantDeps } from './deps.ts';
import { rulesOfConstraints } from './rules-of-constraints.ts';
import type { ToolContext } from './tools/tool.ts';

/** The moment that the golden requests are made at. */
const askedAt = Date.UTC(2026, 10, 29, 12);

/** The demo community with a trained model, a listener of it, and playlists of some names. */
export async function demoScene(playlists: readonly string[] = []) {
  const test = await openStore(askedAt);
  const { store } = test.deps;
  const { id: listenerId } = await demoListener({ store }, null);
  await makeDemo(test.deps, { listenerId });
  const served = answering(test);
  await trainModels({ ...served, modelsFolder: test.folder, codeVersion: 'test' }, { seed: 1 });
  const deps: AssistantDeps = {
    ...{ ...served, names: new KnownNames(store), research: null },
    ...{
      explainer: new Explainer(served),
      vectors: new KnownVectors(served.catalogue, served.champion),
    },
  };
  const contextOf = (words: string, language: ReasonLanguage = 'en'): ToolContext => ({
    ...{ deps, listenerId, language, words, shown: [], onPaid: () => {} },
  });
  for (const name of playlists) {
    const rules = await rulesOfConstraints(contextOf(''), { kind: 'on-repeat', count: 12 }, 12);
    const made = await store.playlists.create(listenerId, {
      ...{ name, description: '', refresh: null, ...storedRules(rules) },
    });
    await fillPlaylist(deps, made);
  }
  return { ...test, listenerId, deps, contextOf };
}
