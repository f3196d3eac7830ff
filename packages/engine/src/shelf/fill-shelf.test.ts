import { describe, expect, it } from 'vitest';
import { blend } from '../blend/blend.ts';
import { type ModelSet, modelSet, personalModels } from '../blend/model-set.ts';
import { joinPlays } from '../interactions.ts';
import {
  checkerboard,
  checkerboardItems,
  clusterOf,
  dayMs,
  fixtureNow,
  logOf,
  queryOf,
} from '../model/community.fixture.ts';
import { richProfile } from '../model/model.contract.ts';
import type { Model } from '../model/model.ts';
import type { PlayLog } from '../play-log.ts';
import { playCounts } from '../profile.ts';
import type { RankContext, VerdictKind } from '../rank/rank.ts';
import { fillShelf } from './fill-shelf.ts';
import { type ShelfName, shelves } from './shelves.ts';

const run = { seed: 1, now: fixtureNow };
const community = blend.fit(checkerboard(), blend.defaults, run);
const catalogue = {
  itemCount: checkerboardItems + 1,
  artistOf: Int32Array.from({ length: checkerboardItems + 1 }, (_, item) => item),
};

const contextOf = (plays: PlayLog, itemVerdicts = new Map<number, VerdictKind>()): RankContext => ({
  catalogue,
  now: fixtureNow,
  playCounts: playCounts(plays),
  itemVerdicts,
  artistVerdicts: new Map(),
  lastShownAt: new Map(),
});

const fill = (name: ShelfName, models: ModelSet, plays: PlayLog) =>
  fillShelf(name, models, queryOf(plays), contextOf(plays), { size: 5 });

describe('the shelves', () => {
  const models = modelSet(community);
  const plays = richProfile();
  const heard = playCounts(plays);

  it.each(Object.values(shelves))(
    '$name is filled by its first model',
    ({ name, models: kinds }) => {
      const answer = fill(name, models, plays);
      expect(answer.model).toBe(kinds[0]);
      expect(answer.degraded).toEqual([]);
      expect(answer.empty).toBeNull();
      expect(answer.slots.length).toBeGreaterThan(0);
    },
  );

  it('on repeat and right now hold known songs, discover only new ones of the same taste', () => {
    for (const name of ['on-repeat', 'right-now', 'rediscover'] as const) {
      for (const { item } of fill(name, models, plays).slots)
        expect(heard.get(item)).toBeGreaterThan(0);
    }
    for (const { item } of fill('on-repeat', models, plays).slots) {
      expect(heard.get(item)).toBeGreaterThanOrEqual(3);
    }
    const { slots } = fill('discover', models, plays);
    expect(slots.length).toBe(5);
    for (const { item } of slots) {
      expect(heard.has(item)).toBe(false);
      expect(clusterOf(item)).toBe(0);
    }
  });

  it('rediscover holds what was loved and long gone', () => {
    expect(fill('rediscover', models, plays).slots.map(({ item }) => item)).toEqual([2]);
  });
});

describe('a shelf degrades by name', () => {
  it('from the blend to a single model when nothing was trained', () => {
    const answer = fill('for-you', personalModels(catalogue.itemCount), richProfile());
    expect(answer.model).toBe('base-level');
    expect(answer.degraded).toEqual([{ model: 'blend', why: 'missing' }]);
  });

  it('to popularity for a listener without plays', () => {
    const parts = new Map(modelSet(community));
    parts.delete('blend');
    const answer = fill('discover', parts, logOf());
    expect(answer.model).toBe('popularity');
    expect(answer.degraded.map(({ model, why }) => [model, why])).toEqual([
      ['blend', 'missing'],
      ['neighbours', 'nothing-to-say'],
    ]);
    expect(answer.slots.length).toBe(5);
  });

  it('past a model that fails, keeping what it threw', () => {
    const cause = new RangeError('broken');
    const broken: Model = {
      kind: 'blend',
      itemCount: 0,
      score() {
        throw cause;
      },
      recommend: () => [],
      explain: () => [],
      save: () => new Uint8Array(),
    };
    const models = new Map(modelSet(community)).set('blend', broken);
    const answer = fill('for-you', models, richProfile());
    expect(answer.model).toBe('base-level');
    expect(answer.degraded).toEqual([{ model: 'blend', why: 'failed', cause }]);
  });
});

describe('the ends of the dial', () => {
  const own = logOf(...[2, 4, 6].map((item) => [item, fixtureNow - dayMs] as const));
  const dial = (models: ModelSet, plays: PlayLog, familiarity: number) =>
    fillShelf('for-you', models, { ...queryOf(plays), familiarity }, contextOf(plays));

  it('only new is only new, also where no model knows anything new', () => {
    const alone = modelSet(blend.fit(joinPlays([own], catalogue.itemCount), blend.defaults, run));
    const answer = dial(alone, own, 0);
    expect(answer.slots).toEqual([]);
    expect(answer.empty).toBe('no-community');
    const { slots } = dial(modelSet(community), own, 0);
    expect(slots.length).toBeGreaterThan(0);
    for (const { item } of slots) expect([2, 4, 6]).not.toContain(item);
  });

  it('only known is only known, also for a listener without plays', () => {
    expect(dial(modelSet(community), logOf(), 1).slots).toEqual([]);
    const items = dial(modelSet(community), own, 1).slots.map(({ item }) => item);
    expect(items.toSorted()).toEqual([2, 4, 6]);
  });
});

describe('an empty shelf says why', () => {
  const own = logOf(...[2, 4, 6].map((item) => [item, fixtureNow - dayMs] as const));
  const alone = modelSet(blend.fit(joinPlays([own], catalogue.itemCount), blend.defaults, run));

  it.each<[ShelfName, ModelSet, PlayLog, string]>([
    ['on-repeat', alone, logOf(), 'no-history'],
    ['on-repeat', alone, own, 'no-repeats'],
    ['right-now', alone, logOf(), 'no-history'],
    ['rediscover', alone, logOf(), 'no-history'],
    ['rediscover', alone, own, 'nothing-forgotten'],
    ['discover', alone, own, 'no-community'],
    ['discover', personalModels(catalogue.itemCount), own, 'no-community'],
    ['discover', personalModels(catalogue.itemCount), logOf(), 'no-history'],
  ])('%s of case %#', (name, models, plays, reason) => {
    const answer = fill(name, models, plays);
    expect(answer.slots).toEqual([]);
    expect(answer.model).toBeNull();
    expect(answer.empty).toBe(reason);
  });

  it('discover when all has been heard', () => {
    const all = logOf(
      ...Array.from({ length: checkerboardItems }, (_, n) => [n + 1, fixtureNow - dayMs] as const),
    );
    expect(fill('discover', modelSet(community), all).empty).toBe('nothing-new');
  });

  it('discover without a community, also when something heard is hidden', () => {
    const hidden = new Map<number, VerdictKind>([[2, 'hide']]);
    const answer = fillShelf('discover', alone, queryOf(own), contextOf(own, hidden));
    expect(answer.empty).toBe('no-community');
  });

  it('right now when all is hidden', () => {
    const hidden = new Map<number, VerdictKind>([2, 4, 6].map((item) => [item, 'hide']));
    const answer = fillShelf('right-now', alone, queryOf(own), contextOf(own, hidden));
    expect(answer.empty).toBe('all-removed');
    expect(answer.removed.hidden).toBe(3);
  });
});
