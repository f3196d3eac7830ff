import { afterEach, expect, it } from 'vitest';
import { learnNewPlays } from './learn-new-plays.ts';
import { type Watched, watchedCommunity } from './watched.fixture.ts';

let test: Watched;
afterEach(() => test.close());

const learn = () => learnNewPlays({ ...test.tend, codeVersion: 'test' }, {});
const looks = async () => (await test.store.jobs.list({ kind: 'tend-models' })).length;

it('where few listen, plays that came in numbers are learned from at once', async () => {
  test = await watchedCommunity(3);
  expect((await learn())?.version).toBe(1);
  expect((await learn())?.version).toBe(2);
  expect(await looks()).toBe(0);
});

it('where enough listen for a canary only the first are; then it is looked whether there is a need', async () => {
  test = await watchedCommunity(50);
  expect((await learn())?.version).toBe(1);
  expect(await learn()).toBeNull();
  expect(await learn()).toBeNull();
  expect(await looks()).toBe(1);
});
