import { describe, expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, hourMs, logOf } from '../model/community.fixture.ts';
import { frequency } from '../model/frequency.ts';
import type { Model } from '../model/model.ts';
import { popularity } from '../model/popularity.ts';
import type { Interactions } from '../plays.ts';
import { prove } from './prove.ts';

const since = fixtureNow - 9 * dayMs;

/** Everybody's old song is their number; since the champion was trained all play song 100, three a day. */
function newHit(listeners: number, until = fixtureNow): Interactions {
  const histories = Array.from({ length: listeners }, (_, listener) => {
    const old = Array.from(
      { length: 10 },
      (_, at) => [1 + listener, since - (20 - at) * hourMs] as const,
    );
    const days = Math.floor((until - since) / dayMs);
    const fresh = Array.from(
      { length: 3 * days },
      (_, at) => [100, since + (at + 1) * 8 * hourMs - hourMs] as const,
    );
    return logOf(...old, ...fresh);
  });
  return joinPlays(histories, 101);
}

const popular = (train: Interactions, now: number) =>
  popularity.fit(train, popularity.defaults, { seed: 1, now });
/** Stands still, and names nothing. */
const mute: Model = Object.assign(frequency.fit(joinPlays([], 0), {}, { seed: 1, now: since }), {
  score: () => new Float64Array(101),
});
const asked = { since, until: fixtureNow, seed: 1 };

describe('a challenger', () => {
  it('that learned what is new beats a champion that stands still', () => {
    const plays = newHit(40);
    const proof = prove(plays, { ...asked, champion: mute, fit: popular });
    expect(proof?.parts).toMatchObject([
      { name: 'repeat', listeners: 40, challenger: 1, champion: 0 },
    ]);
    expect(proof?.parts[0]?.gain.low).toBeGreaterThan(0.9);
    expect(proof?.from).toBe(since + 6 * dayMs);
  });

  it('is compared for listeners of each size, where there are enough, and with what needs no training', () => {
    const proof = prove(newHit(40), { ...asked, champion: mute, fit: popular });
    const [repeat] = proof?.parts ?? [];
    expect(repeat?.segments).toMatchObject([{ segment: 'under 100 plays', listeners: 40 }]);
    // Both name the hit that everybody plays.
    expect(repeat?.baseline).toMatchObject({ goodness: 1, gain: { difference: 0 } });
  });

  it('is asked only about what came after all that it learned from', () => {
    const plays = newHit(40);
    prove(plays, {
      ...asked,
      champion: mute,
      fit: (train, now) => {
        expect(Math.max(...train.startedAt)).toBeLessThanOrEqual(now);
        expect(now).toBe(since + 6 * dayMs - 1);
        return popular(train, now);
      },
    });
  });

  it('that is worse shows it beyond chance', () => {
    const plays = newHit(40);
    const champion = popular(plays, fixtureNow);
    const proof = prove(plays, { ...asked, champion, fit: () => mute });
    expect(proof?.parts[0]?.gain.high).toBeLessThan(0);
  });

  it('is not compared where too few have listened since', () => {
    const plays = newHit(19);
    expect(prove(plays, { ...asked, champion: mute, fit: popular })).toBeNull();
    const silent = newHit(40, since);
    expect(prove(silent, { ...asked, champion: mute, fit: popular })).toBeNull();
  });
});
