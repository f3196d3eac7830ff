import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankItems } from '../evaluate/rank-items.ts';
import { PlayLog } from '../play-log.ts';
import { checkerboard, dayMs, fixtureNow, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { codeOf, profile } from './contract.fixture.ts';
import { contributionsOf } from './contributions.ts';
import type { FitRun, Model, ModelFamily, Query } from './model.ts';
import { modelFileContract } from './model-file.contract.ts';

const run: FitRun = { seed: 1, now: fixtureNow - dayMs };

/** Plays of an old favourite, then a sitting that is still going on: every model has something to say. */
export const richProfile = () =>
  logOf(
    ...Array.from({ length: 6 }, (_, n) => [2, fixtureNow - (200 - n) * dayMs] as const),
    ...[4, 6, 4, 8].map((item, n) => [item, fixtureNow - (60 - n * 5) * minuteMs] as const),
    ...[4, 6, 10, 4].map((item, n) => [item, fixtureNow - (20 - n * 4) * minuteMs] as const),
  );

/** A play that this model should react to at once. */
export type NewPlay = (log: PlayLog) => void;

function expectAddsUp(model: Model, query: Query): void {
  const scores = model.score(query);
  for (let item = 0; item < scores.length; item++) {
    expect(Number.isFinite(scores[item]) && scores[item]! >= 0).toBe(true);
    const contributions = contributionsOf(model, query, item);
    const sum = contributions.reduce((total, { value }) => total + value, 0);
    expect(Math.abs(sum - scores[item]!)).toBeLessThan(1e-4);
    if (scores[item] === 0) expect(contributions).toEqual([]);
    for (const { play } of contributions) {
      if (play !== undefined) expect(query.plays.startedAt[play]).toBeLessThanOrEqual(query.now);
    }
  }
}

/** What every model must keep to. `newPlay` adds a play that should change this model's answer. */
export function modelContract<Options extends object>(
  family: ModelFamily<Options>,
  newPlay: NewPlay,
): void {
  describe(`${family.kind} as a model`, () => {
    const model = family.fit(checkerboard(), family.defaults, run);

    it('gives finite scores that are never negative, whatever the profile', () => {
      fc.assert(
        fc.property(profile, (plays) => {
          const scores = model.score(queryOf(plays));
          expect(scores.length).toBeGreaterThanOrEqual(model.itemCount);
          expect(scores.every((score) => Number.isFinite(score) && score >= 0)).toBe(true);
        }),
      );
    });

    it('explains every score to the last addend, whatever the profile', () => {
      fc.assert(
        fc.property(profile, (plays) => expectAddsUp(model, queryOf(plays))),
        { numRuns: 25 },
      );
      expectAddsUp(model, queryOf(richProfile()));
    });

    it('recommends only positive scores, best first, equal ones by smaller item', () => {
      fc.assert(
        fc.property(profile, fc.oneof(fc.nat(60), fc.constant(Infinity)), (plays, k) => {
          const query = queryOf(plays);
          const expected = [...model.score(query)]
            .map((score, item) => ({ item, score }))
            .filter(({ score }) => score > 0)
            .sort((a, b) => b.score - a.score || a.item - b.item)
            .slice(0, k);
          expect(model.recommend(query, k)).toEqual(expected);
        }),
      );
    });

    it('says the same where only some are looked at: scores and the best of those that may be ranked', () => {
      const mayRank = (item: number) => item % 3 !== 1;
      fc.assert(
        fc.property(profile, fc.integer({ min: 1, max: 60 }), (plays, most) => {
          const query = queryOf(plays);
          const asked = model.ask?.(query);
          if (asked === undefined) return;
          const scores = model.score(query);
          const best = asked.best(most, mayRank).sort();
          expect([...best]).toEqual(rankItems(scores, most, mayRank).toSorted((a, b) => a - b));
          const items = Int32Array.from({ length: scores.length + 3 }, (_, item) => item);
          expect([...asked.of(items)]).toEqual([...scores, 0, 0, 0]);
        }),
      );
    });

    it('does not look past now', () => {
      fc.assert(
        fc.property(profile, (plays) => {
          const past = new PlayLog();
          for (let at = 0; at < plays.length; at++) {
            if (plays.startedAt[at]! > fixtureNow) continue;
            past.push({
              id: plays.ids[at]!,
              item: plays.items[at]!,
              startedAt: plays.startedAt[at]!,
              msPlayed: plays.msPlayed[at]!,
            });
          }
          expect(model.score(queryOf(plays))).toEqual(model.score(queryOf(past)));
        }),
        { numRuns: 50 },
      );
    });

    it('answers differently as soon as a play is added', () => {
      const plays = richProfile();
      const before = model.score(queryOf(plays));
      newPlay(plays);
      expect(model.score(queryOf(plays))).not.toEqual(before);
    });

    it('stands an empty profile, a single play and a hundred thousand of the same', () => {
      const many = new PlayLog();
      for (let id = 0; id < 100_000; id++) {
        const startedAt = fixtureNow - (100_000 - id) * minuteMs;
        many.push({ id, item: 2, startedAt, msPlayed: 180_000 });
      }
      expectAddsUp(model, queryOf(logOf()));
      expectAddsUp(model, queryOf(logOf([2, fixtureNow])));
      const query = queryOf(many);
      for (const { item, score } of model.recommend(query, 3)) {
        const sum = contributionsOf(model, query, item).reduce(
          (total, { value }) => total + value,
          0,
        );
        expect(Math.abs(sum - score)).toBeLessThan(1e-4);
      }
    });

    it('can be fitted on nothing and on one item', () => {
      const nothing = { offsets: new Int32Array(1), items: new Int32Array(0) };
      const empty = family.fit(
        { itemCount: 0, listenerCount: 0, ...nothing, startedAt: new Float64Array(0) },
        family.defaults,
        run,
      );
      expect(empty.score(queryOf(logOf()))).toEqual(new Float64Array(0));
      expectAddsUp(empty, queryOf(richProfile()));
      const one = {
        itemCount: 1,
        listenerCount: 1,
        offsets: Int32Array.of(0, 1),
        items: Int32Array.of(0),
        startedAt: Float64Array.of(run.now),
      };
      expectAddsUp(family.fit(one, family.defaults, run), queryOf(logOf([0, fixtureNow])));
    });

    it('learns nothing from a count or a time that is none', () => {
      const plays = checkerboard();
      const column = (value: number) =>
        new Float64Array(plays.items.length).fill(1).fill(value, 7, 8);
      const wrong = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e300].map((value) => ({
        ...plays,
        counts: column(value),
      }));
      const startedAt = plays.startedAt.slice();
      startedAt[7] = Number.NaN;
      for (const each of [...wrong, { ...plays, startedAt }]) {
        const code = codeOf(() => {
          // A listener's own models do not look at the snapshot at all.
          expect(family.fit(each, family.defaults, run).save()).toEqual(model.save());
        });
        expect(['bad-number', 'nothing thrown']).toContain(code);
      }
    });

    it('is fitted to the same bytes from the same input', () => {
      const again = family.fit(checkerboard(), family.defaults, run);
      expect(again.save()).toEqual(model.save());
    });

    modelFileContract(family, model);

    it('reports ascending progress and stops when aborted', () => {
      const fractions: number[] = [];
      family.fit(checkerboard(), family.defaults, {
        ...run,
        onProgress: (fraction) => fractions.push(fraction),
      });
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
      expect(fractions.at(-1)).toBe(1);
      const signal = AbortSignal.abort();
      const fit = () => family.fit(checkerboard(), family.defaults, { ...run, signal });
      expect(codeOf(fit)).toBe('aborted');
    });

    it('refuses options that are not numbers it can work with', () => {
      const interactions = checkerboard();
      for (const name of Object.keys(family.defaults)) {
        for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
          const options = { ...family.defaults, [name]: value };
          expect(codeOf(() => family.fit(interactions, options, run))).toBe('bad-number');
        }
      }
    });
  });
}
