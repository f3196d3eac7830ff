import { describe, expect, it } from 'vitest';
import { checkerboard, dayMs, minuteMs } from '../model/community.fixture.ts';
import { laterQuestions } from './later-questions.ts';

const plays = checkerboard();
const request = { seed: 1, minuteOfWeek: () => 0, mostCases: 10_000 };

describe('questions about the last sixth', () => {
  const { train, now, weeks, moments } = laterQuestions(plays, request);

  it('learn from nothing after their moment, and ask about nothing before it', () => {
    expect(Math.max(...train.startedAt)).toBeLessThanOrEqual(now);
    expect(train.items.length).toBe(plays.items.length - 5 * 10 * 20);
    for (const { query } of [...weeks, ...moments]) {
      expect(query.now).toBeGreaterThanOrEqual(now);
      const last = query.plays.startedAt[query.plays.length - 1]!;
      expect(last).toBeLessThanOrEqual(query.now);
    }
  });

  it('ask what seven days bring, at the beginning of days', () => {
    expect(weeks).toHaveLength(5 * 20);
    for (const { query, relevant } of weeks) {
      const { plays: known, now: asked } = query;
      const later = [...known.startedAt].flatMap((at, play) =>
        at > asked && at <= asked + 7 * dayMs ? [known.items[play]!] : [],
      );
      expect(relevant).toEqual(new Set(later));
    }
  });

  it('ask what else a session brings, from its second play on', () => {
    expect(moments).toHaveLength(5 * 9 * 20);
    for (const { query, relevant } of moments) {
      const { plays: known, now: asked } = query;
      const rest = [...known.startedAt.subarray(known.length)].flatMap((at, play) =>
        at < asked + 40 * minuteMs ? [known.items[known.length + play]!] : [],
      );
      expect(relevant).toEqual(new Set(rest));
    }
  });

  it('hold a listener’s plays once, however many ask about them', () => {
    const columns = new Set(
      [...weeks, ...moments].flatMap(({ query: { plays: known } }) => {
        return [known.ids, known.items, known.startedAt, known.msPlayed];
      }),
    );
    expect(columns.size).toBe(4 * plays.listenerCount);
  });

  it('are a sample that the seed decides', () => {
    const few = (seed: number) => laterQuestions(plays, { ...request, seed, mostCases: 7 });
    expect(few(1).weeks).toHaveLength(7);
    expect(few(1)).toEqual(few(1));
    expect(few(2).weeks).not.toEqual(few(1).weeks);
  });
});
