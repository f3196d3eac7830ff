import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import type { RankContext, RankRules, VerdictKind } from './rank.ts';
import { rankShelf } from './rank-shelf.ts';

const now = Date.UTC(2026, 2, 1);
const hour = 3_600_000;

/** Items 1 … 8; artists 1 (items 1 – 4), 2 (5, 6), 3 (7), 4 (8). */
const artistOf = Int32Array.of(0, 1, 1, 1, 1, 2, 2, 3, 4);
const plain: RankContext = {
  catalogue: { itemCount: 9, artistOf },
  now,
  playCounts: new Map(),
  itemVerdicts: new Map(),
  artistVerdicts: new Map(),
  lastShownAt: new Map(),
};
const rules: RankRules = {
  size: 4,
  leastPlays: 0,
  mostPlays: 99,
  artistCap: 9,
  diversity: 0,
  calibration: 0,
  sampleLast: false,
};
const scores = Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1);
const itemsOf = (shelf: { slots: readonly { item: number }[] }) =>
  shelf.slots.map(({ item }) => item);
const verdicts = (...pairs: readonly (readonly [number, VerdictKind])[]) => new Map(pairs);

describe('a shelf', () => {
  it('is the model’s order where no rule speaks, without items that do not exist', () => {
    const shelf = rankShelf(scores, rules, plain);
    expect(itemsOf(shelf)).toEqual([1, 2, 3, 4]);
    expect(shelf.removed).toEqual({ 'no-such-song': 1 });
    expect(shelf.slots[0]).toEqual({
      item: 1,
      modelScore: 8,
      adjustments: {},
      score: 8,
      propensity: 1,
    });
  });

  it('leaves out what is hidden, disliked or put off, song or artist', () => {
    const shelf = rankShelf(scores, rules, {
      ...plain,
      itemVerdicts: verdicts([1, 'hide'], [2, 'dislike'], [3, 'not-now']),
      artistVerdicts: verdicts([2, 'hide'], [3, 'not-now']),
    });
    expect(itemsOf(shelf)).toEqual([4, 8]);
    expect(shelf.removed).toEqual({ 'no-such-song': 1, hidden: 3, disliked: 1, 'not-now': 2 });
  });

  it('turns with the dial towards what is well known, or what is not', () => {
    const fame = Float64Array.from({ length: 9 }, (_, item) => item / 8);
    const turned = (dial: number) =>
      rankShelf(
        scores,
        { ...rules, size: 8 },
        { ...plain, popularityDial: { position: dial, fame } },
      );
    expect(itemsOf(turned(0.5))).toEqual(itemsOf(rankShelf(scores, { ...rules, size: 8 }, plain)));
    expect(itemsOf(turned(0.9))[0]).toBe(1);
    const likeliest = (dial: number) => itemsOf(turned(dial)).slice(0, 4);
    const meanFame = (dial: number) => likeliest(dial).reduce((sum, item) => sum + fame[item]!, 0);
    expect(meanFame(1)).toBeGreaterThanOrEqual(meanFame(0.5));
    expect(meanFame(0)).toBeLessThanOrEqual(meanFame(0.5));
    const [first] = turned(0).slots;
    expect(first?.adjustments).toEqual({
      'popularity-dial': expect.closeTo(-0.8 * 8 * fame[1]!, 12),
    });
  });

  it('moves what is further from what was asked for down, by name', () => {
    const far = [0, 0, 1, 0.5, 0, 0, 0, 0, 0];
    const shelf = rankShelf(scores, rules, { ...plain, offTarget: (item) => far[item]! });
    expect(itemsOf(shelf)).toEqual([1, 4, 5, 6]);
    const all = rankShelf(
      scores,
      { ...rules, size: 8 },
      { ...plain, offTarget: (item) => far[item]! },
    );
    expect(slotOf(all, 2).adjustments).toEqual({ 'off-target': expect.closeTo(-0.8 * 8, 12) });
  });

  it('moves what is liked up and a disliked artist down, by name', () => {
    const shelf = rankShelf(
      scores,
      { ...rules, size: 8 },
      {
        ...plain,
        itemVerdicts: verdicts([7, 'love']),
        artistVerdicts: verdicts([1, 'dislike'], [4, 'like']),
      },
    );
    expect(itemsOf(shelf).slice(0, 6)).toEqual([1, 7, 5, 2, 6, 3]);
    expect(slotOf(shelf, 7).adjustments).toEqual({ opinion: 8 * 0.3 });
    expect(slotOf(shelf, 1).adjustments).toEqual({ opinion: 8 * -0.4 });
  });

  it('moves what was just shown down, less as time passes', () => {
    const shown = (hoursAgo: number) =>
      slotOf(
        rankShelf(scores, rules, { ...plain, lastShownAt: new Map([[1, now - hoursAgo * hour]]) }),
        1,
      ).adjustments['recently-shown']!;
    expect(shown(0)).toBeCloseTo(-2, 12);
    expect(shown(24)).toBeCloseTo(-1, 12);
    expect(shown(-5)).toBeCloseTo(-2, 12);
  });

  it('shows only heard or only never heard songs where it says so', () => {
    const context = {
      ...plain,
      playCounts: new Map([
        [1, 1],
        [3, 3],
      ]),
    };
    expect(itemsOf(rankShelf(scores, { ...rules, leastPlays: 1 }, context))).toEqual([1, 3]);
    expect(itemsOf(rankShelf(scores, { ...rules, leastPlays: 2 }, context))).toEqual([3]);
    expect(itemsOf(rankShelf(scores, { ...rules, mostPlays: 0 }, context))).toEqual([2, 4, 5, 6]);
  });

  it('takes the next artist where the cap is reached, and leaves no hole', () => {
    const shelf = rankShelf(scores, { ...rules, artistCap: 1 }, plain);
    expect(itemsOf(shelf)).toEqual([1, 5, 7, 8]);
    expect(shelf.removed['artist-cap']).toBe(4);
  });

  it('looks past the first hundreds when one artist fills them', () => {
    const many = 3000;
    const context = {
      ...plain,
      catalogue: {
        itemCount: many,
        artistOf: Int32Array.from({ length: many }, (_, item) => (item < many - 2 ? 1 : item)),
      },
    };
    const falling = Float64Array.from({ length: many }, (_, item) => many - item);
    const shelf = rankShelf(falling, { ...rules, artistCap: 2 }, context);
    expect(itemsOf(shelf)).toEqual([0, 1, many - 2, many - 1]);
  });

  it('spreads over artists and over look-alikes when diversity asks for it', () => {
    const diverse = { ...rules, size: 3, diversity: 0.9 };
    expect(itemsOf(rankShelf(scores, diverse, plain))).toEqual([1, 5, 2]);
    const twins = { ...plain, similarity: (a: number, b: number) => (a + b === 6 ? 1 : 0) };
    const shelf = rankShelf(scores, { ...rules, diversity: 0.9 }, twins);
    expect(slotOf(shelf, 2).adjustments.diversity).toBeCloseTo(-0.9 * 8 * 0.5, 12);
    expect(itemsOf(shelf)).not.toContain(5);
  });
});

type Shelf = ReturnType<typeof rankShelf>;
const place = (shelf: Shelf, item: number) => itemsOf(shelf).indexOf(item);
const slotOf = (shelf: Shelf, item: number) => shelf.slots[place(shelf, item)]!;

describe('whatever the scores and rules', () => {
  const kinds: readonly VerdictKind[] = ['love', 'like', 'dislike', 'hide', 'not-now'];
  const verdictMap = (max: number) =>
    fc
      .array(fc.tuple(fc.integer({ min: 1, max }), fc.constantFrom(...kinds)))
      .map((pairs) => new Map(pairs));
  const situation = fc.record({
    scores: fc.array(
      fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 5, noNaN: true })),
      {
        maxLength: 40,
      },
    ),
    artists: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 40, maxLength: 40 }),
    itemVerdicts: verdictMap(39),
    artistVerdicts: verdictMap(5),
    shown: fc.array(fc.tuple(fc.nat(39), fc.integer({ min: -100, max: 1000 }))),
    played: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 40, maxLength: 40 }),
    rules: fc.record<RankRules>({
      size: fc.nat(12),
      leastPlays: fc.nat(3),
      mostPlays: fc.constantFrom(0, 3, Number.POSITIVE_INFINITY),
      artistCap: fc.integer({ min: 1, max: 4 }),
      diversity: fc.double({ min: 0, max: 1, noNaN: true }),
      calibration: fc.double({ min: 0, max: 1, noNaN: true }),
      sampleLast: fc.boolean(),
    }),
    seed: fc.nat(),
  });

  it('no unwanted song, no artist too often, no hole, and every score the sum of its parts', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const context: RankContext = {
          catalogue: { itemCount: 40, artistOf: Int32Array.from(given.artists) },
          now,
          playCounts: new Map(given.played.entries()),
          itemVerdicts: given.itemVerdicts,
          artistVerdicts: given.artistVerdicts,
          lastShownAt: new Map(given.shown.map(([item, hours]) => [item, now - hours * hour])),
          similarity: (a, b) => ((a * 7 + b * 7) % 10) / 10,
          kinds: {
            kindOf: Int32Array.from(given.artists, (artist) => artist % 3),
            mix: new Map([[0, 0.5]]),
          },
        };
        const modelScores = Float64Array.from(given.scores);
        const random = seededRandom(given.seed);
        const { slots } = rankShelf(modelScores, given.rules, context, random);
        const taken = new Map<number, number>();
        for (const [index, slot] of slots.entries()) {
          const artist = given.artists[slot.item]!;
          taken.set(artist, (taken.get(artist) ?? 0) + 1);
          expect(artist).not.toBe(0);
          expect(['hide', 'not-now', 'dislike']).not.toContain(given.itemVerdicts.get(slot.item));
          expect(['hide', 'not-now']).not.toContain(given.artistVerdicts.get(artist));
          expect(given.played[slot.item]).toBeGreaterThanOrEqual(given.rules.leastPlays);
          expect(given.played[slot.item]).toBeLessThanOrEqual(given.rules.mostPlays);
          expect(slot.modelScore).toBe(modelScores[slot.item]);
          const moved = Object.values(slot.adjustments).reduce((sum, by) => sum + by, 0);
          expect(slot.score).toBeCloseTo(slot.modelScore + moved, 9);
          expect(slot.propensity).toBeGreaterThan(0);
          expect(slot.propensity).toBeLessThanOrEqual(1);
          const before = slots[index - 1];
          if (before !== undefined) expect(slot.score).toBeLessThanOrEqual(before.score + 1e-9);
        }
        expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(given.rules.artistCap);
        expect(new Set(slots.map(({ item }) => item)).size).toBe(slots.length);
        const open = given.scores.flatMap((score, item) => {
          const artist = given.artists[item]!;
          const song = given.itemVerdicts.get(item);
          const ofArtist = given.artistVerdicts.get(artist);
          const wanted =
            score > 0 &&
            artist !== 0 &&
            song !== 'hide' &&
            song !== 'dislike' &&
            song !== 'not-now' &&
            ofArtist !== 'hide' &&
            ofArtist !== 'not-now' &&
            given.played[item]! >= given.rules.leastPlays &&
            given.played[item]! <= given.rules.mostPlays;
          return wanted ? [artist] : [];
        });
        let room = 0;
        for (const artist of new Set(open)) {
          room += Math.min(given.rules.artistCap, open.filter((other) => other === artist).length);
        }
        expect(slots.length).toBe(Math.min(given.rules.size, room));
      }),
    );
  });

  it('the same list twice', () => {
    const draw = () => rankShelf(scores, { ...rules, sampleLast: true }, plain, seededRandom(3));
    expect(draw()).toEqual(draw());
  });
});
