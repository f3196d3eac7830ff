/** What listeners make of a model decides: half of them meet it first, and the new champion is watched. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crown } from './crown.ts';
import { promoteModel, startCanary } from './promote-model.ts';
import { lookAtModels, tendModels } from './tend-models.ts';
import { isAnsweredBy } from './toss-coin.ts';
import { dayMs, hourMs, type Watched, watchedCommunity } from './watched.fixture.ts';

const people = 60;
let test: Watched;

beforeEach(async () => {
  test = await watchedCommunity(people);
});
afterEach(() => test.close());

const stages = async () =>
  Object.fromEntries(
    (await test.store.models.aliased('blend')).map(({ alias, version }) => [alias, version]),
  );
const deeds = async () =>
  (await test.store.models.notes('blend', 99))
    .toReversed()
    .map(({ version, what }) => [version, what]);
const first = async (plays?: number) => {
  const version = await test.register(plays);
  await test.store.transaction((tx) => crown(tx, version, {}));
  return version;
};

describe('a canary', () => {
  /** Days go by with it, each with its look; the acts that followed. */
  async function days(count: number, accepted: (version: number) => number): Promise<unknown[]> {
    const acts = [];
    for (let day = 0; day < count; day += 1) {
      const canary = (await test.store.models.aliased('blend', ['canary']))[0];
      const answering = (id: number) => (canary && isAnsweredBy(canary, id) ? 2 : 1);
      await test.live(answering, accepted);
      acts.push((await tendModels(test.tend)).act);
    }
    return acts;
  }

  beforeEach(async () => {
    await first();
    await test.live(
      () => 1,
      () => 4,
    );
    await test.register();
    await startCanary({ ...test.tend }, 2);
  });

  it('answers half of the listeners, the same ones all the time', async () => {
    const [canary] = await test.store.models.aliased('blend', ['canary']);
    const among = () => test.ids.filter((id) => canary && isAnsweredBy(canary, id));
    expect(among().length).toBeGreaterThan(people * 0.3);
    expect(among().length).toBeLessThan(people * 0.7);
    expect(among()).toEqual(among());
    test.advance(1);
    await startCanary({ ...test.tend }, 2);
    const [again] = await test.store.models.aliased('blend', ['canary']);
    expect(test.ids.filter((id) => again && isAnsweredBy(again, id))).not.toEqual(among());
  });

  it('that listeners take better answers everybody, and why is kept', async () => {
    const acts = await days(3, (version) => (version === 2 ? 8 : 4));
    expect(acts).toContainEqual(expect.objectContaining({ act: 'promote', version: 2 }));
    expect(await stages()).toEqual({ champion: 2, previous: 1 });
    const [promoted] = await test.store.models.notes('blend', 1, 2);
    expect(promoted).toMatchObject({ what: 'promoted', why: { reason: 'promote', instead: 1 } });
    const measured = await test.store.models.measured('blend', 2);
    expect(measured.find(({ key }) => key === 'canary.effect')?.value).toBeCloseTo(0.4, 1);
  });

  it('that listeners take worse is ended, and the champion answers on', async () => {
    const acts = await days(3, (version) => (version === 2 ? 1 : 5));
    expect(acts).toContainEqual(expect.objectContaining({ act: 'end-canary', version: 2 }));
    expect(await stages()).toEqual({ champion: 1, challenger: 2 });
    expect((await deeds()).at(-1)).toEqual([2, 'canary-ended']);
  });

  it('is looked at once a day, and at the end is decided by what it seemed', async () => {
    await test.live(
      () => 1,
      () => 4,
    );
    await tendModels(test.tend);
    expect((await lookAtModels(test.tend)).facts.canaryLook).toBeNull();
    test.advance(hourMs);
    expect((await lookAtModels(test.tend)).facts.canaryLook).toBeNull();
    const acts = await days(7, () => 4);
    expect(acts.filter((act) => act !== null)).toHaveLength(1);
    expect((await stages()).canary).toBeUndefined();
  });

  it('nothing is trained meanwhile, and the operator may be quicker than a look', async () => {
    await test.store.models.register({
      ...{ name: 'blend', createdAt: 0, dataDigest: 'd', codeVersion: 'c', params: {} },
      ...{ metrics: { plays: 0 }, artifact: 'none.etm', checksum: '' },
    });
    expect((await lookAtModels(test.tend)).act).toBeNull();
    await promoteModel(test.tend, 2);
    expect(await stages()).toEqual({ champion: 2, previous: 1 });
    expect((await lookAtModels(test.tend)).act).toMatchObject({ act: 'train' });
  });
});

describe('a new champion', () => {
  /** A week under the first, then the second answers. */
  async function promoted(): Promise<void> {
    await first();
    for (let day = 0; day < 8; day += 1)
      await test.live(
        () => 1,
        () => 5,
      );
    await test.register();
    await promoteModel(test.tend, 2);
  }

  it('that listeners take much worse is rolled back, with the figures', async () => {
    await promoted();
    await test.live(
      () => 2,
      () => 1,
    );
    const { act } = await tendModels(test.tend);
    expect(act).toMatchObject({ act: 'roll-back', version: 2 });
    expect(await stages()).toMatchObject({ champion: 1, previous: 1 });
    const [event] = await test.store.models.notes('blend', 1);
    expect(event).toMatchObject({ version: 2, what: 'rolled-back', why: { to: 1 } });
    expect(event?.why).toMatchObject({ reason: 'acceptance-fell', look: 24 });
    // The one before is not judged by a week of the other.
    test.advance(hourMs);
    expect((await lookAtModels(test.tend)).facts.guard).toBeNull();
  });

  it('that is taken as before stays, and is looked at no more after a week', async () => {
    await promoted();
    for (let day = 0; day < 7; day += 1) {
      await test.live(
        () => 2,
        () => 5,
      );
      expect((await tendModels(test.tend)).act?.act ?? 'train').toBe('train');
    }
    expect((await stages()).champion).toBe(2);
    test.advance(dayMs);
    expect((await lookAtModels(test.tend)).facts.guard).toBeNull();
  });

  it('stays where nothing earlier is whole, and that is said', async () => {
    await promoted();
    const { artifact = '' } = (await test.store.models.get('blend', 1)) ?? {};
    rmSync(join(test.folder, artifact));
    await test.live(
      () => 2,
      () => 1,
    );
    await tendModels(test.tend);
    expect((await stages()).champion).toBe(2);
    expect((await deeds()).at(-1)?.[1]).not.toBe('rolled-back');
  });
});

describe('listeners', () => {
  it('who change are noticed, once a day, and models are trained anew', async () => {
    await test.live(
      () => 1,
      () => 5,
    );
    await first(people * 80);
    for (let day = 0; day < 7; day += 1)
      await test.live(
        () => 1,
        () => 5,
      );
    const before = await lookAtModels(test.tend);
    expect(before.facts.drift?.map(({ name }) => name).toSorted()).toEqual(
      ['acceptance', 'discoveries', 'popularity', 'skips'].toSorted(),
    );
    await tendModels(test.tend);
    expect((await lookAtModels(test.tend)).facts.drift).toBeNull();
    for (let day = 0; day < 7; day += 1)
      await test.live(
        () => 1,
        () => 1,
      );
    await tendModels(test.tend);
    const [event] = await test.store.models.notes('blend', 1);
    expect(event).toMatchObject({ what: 'drifted' });
    const [job] = await test.store.jobs.list({ kind: 'train' });
    expect(job).toMatchObject({ state: 'queued' });
    const online = (await test.store.models.measured('blend', 1)).filter(
      ({ key }) => key === 'online.acceptance',
    );
    expect(online.at(-1)?.value).toBeCloseTo(0.1, 1);
  });
});
