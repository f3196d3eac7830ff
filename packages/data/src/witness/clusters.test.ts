import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusters, compareWitnesses, type SpelledWitness } from './clusters.ts';

const clocks = {
  extended: { precision: 'second', stamps: 'end', zone: 'utc' },
  account: { precision: 'minute', stamps: 'end', zone: 'utc' },
  log: { precision: 'second', stamps: 'start', zone: 'utc' },
} as const;

interface Played {
  readonly startedAt: number;
  readonly msPlayed: number;
}

/** How a source tells of a play; the nth play has spelling n, so that the groups can be read off. */
function told(source: keyof typeof clocks, { startedAt, msPlayed }: Played, nth: number) {
  const clock = clocks[source];
  const unit = clock.precision === 'minute' ? 60_000 : 1_000;
  const at = clock.stamps === 'end' ? startedAt + msPlayed : startedAt;
  const stampedAt = Math.floor(at / unit) * unit;
  const times =
    clock.stamps === 'end'
      ? { startedAt: stampedAt - msPlayed, msPlayed }
      : { startedAt: stampedAt, msPlayed: -1 };
  return { source, clock, stampedAt, spellingId: nth, ...times };
}

const skippedMs = fc.integer({ min: 1_000, max: 20_000 });
const fullMs = fc.integer({ min: 30_000, max: 200_000 });

/** One song, skipped and restarted: every play has its own length, the next begins soon after. */
const skippedAndRestarted = fc
  .record({
    lengths: fc.uniqueArray(fc.oneof(skippedMs, fullMs), { minLength: 2, maxLength: 8 }),
    pauses: fc.array(fc.integer({ min: 2_000, max: 40_000 }), { minLength: 8, maxLength: 8 }),
    first: fc.nat(600_000),
  })
  .map(({ lengths, pauses, first }) => {
    let startedAt = first;
    return lengths.map((msPlayed, nth) => {
      const play = { startedAt, msPlayed };
      startedAt += msPlayed + (pauses[nth] ?? 0);
      return play;
    });
  });

it('a song skipped and restarted is as many plays as there were, each told by all three sources', () => {
  fc.assert(
    fc.property(skippedAndRestarted, (plays) => {
      const rows = (['extended', 'account', 'log'] as const).flatMap((source) =>
        plays.map((play, nth): SpelledWitness => told(source, play, nth)),
      );
      const groups = clusters(rows.sort(compareWitnesses), () => false);
      const which = groups.map((group) => group.map(({ spellingId }) => spellingId));
      expect(which.sort()).toEqual(plays.map((_, nth) => [nth, nth, nth]).sort());
    }),
  );
});
