import { expect, it } from 'vitest';
import { EngineError } from './error.ts';
import { activeListeners, checkInteractions, joinPlays } from './interactions.ts';
import { logOf } from './model/community.fixture.ts';

it('puts listeners one after the other and makes room for every item', () => {
  const joined = joinPlays([logOf([1, 10], [2, 20]), logOf(), logOf([9, 5])], 4);
  expect(joined).toEqual({
    itemCount: 10,
    listenerCount: 3,
    offsets: Int32Array.of(0, 2, 2, 3),
    items: Int32Array.of(1, 2, 9),
    startedAt: Float64Array.of(10, 20, 5),
  });
  expect(activeListeners(joined)).toBe(2);
});

it('notices columns that do not belong together', () => {
  const good = joinPlays([logOf([1, 10], [2, 20])], 3);
  checkInteractions(good);
  const wrong = [
    { ...good, itemCount: 2 },
    { ...good, listenerCount: 2 },
    { ...good, offsets: Int32Array.of(0, 1) },
    { ...good, startedAt: new Float64Array(1) },
    { ...good, items: Int32Array.of(-1, 0) },
    { ...good, listenerCount: 2, offsets: Int32Array.of(0, 3, 2) },
  ];
  for (const interactions of wrong) {
    expect(() => checkInteractions(interactions)).toThrow(EngineError);
  }
});
