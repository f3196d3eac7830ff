import { listModels, promoteModel, trainModels } from '@echotune/service';
import type { Preparations } from './call.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

/** A model that could answer, and of which there is an earlier one. */
async function newestOfTwo({ echotune }: TestApp): Promise<number> {
  let kept = (await listModels(echotune)).filter(({ isKept }) => isKept);
  while (kept.length < 2) {
    await trainModels(echotune);
    kept = (await listModels(echotune)).filter(({ isKept }) => isKept);
  }
  return kept[0]?.version ?? 0;
}

/** What calls about models need to be there. */
export function modelPreparations(test: TestApp): Preparations {
  return {
    getModel: async () => ({ path: { version: await newestOfTwo(test) } }),
    startCanary: async () => {
      const version = await newestOfTwo(test);
      const [answers] = (await listModels(test.echotune)).filter(
        ({ stage }) => stage === 'champion',
      );
      return { path: { version: answers?.version === version ? version - 1 : version } };
    },
    promoteModel: async () => ({ path: { version: await newestOfTwo(test) } }),
    rollBackModel: async () => {
      await promoteModel(test.echotune, await newestOfTwo(test));
      return {};
    },
  };
}
