import { setImmediate as turnOver } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openApp } from './open-app.fixture.ts';
import { Turn } from './shed-load.ts';

it('of what came in together, those are turned away that have waited too long, but for the first', async () => {
  let now = 0;
  const turn = new Turn(100, () => now);
  const takeAll = (count: number) =>
    Array.from({ length: count }, () => {
      const isTaken = turn.take();
      now += isTaken ? 10 : 0;
      return isTaken;
    }).filter((isTaken) => isTaken).length;
  expect(takeAll(8)).toBe(8);
  expect(takeAll(30)).toBe(8);
  await turnOver();
  now += 1000;
  expect(takeAll(5)).toBe(5);
  await turnOver();
  const quick = Array.from({ length: 100 }, () => {
    now += 1;
    return turn.take();
  });
  expect(quick.every((isTaken) => isTaken)).toBe(true);
});

it('a server that is asked for more than it can do says when to try again, and answers the others', async () => {
  const test = await openApp({ ECHOTUNE_MOST_DELAY_MS: '1' });
  try {
    const asked = Array.from({ length: 1000 }, () =>
      test.app.inject({ method: 'GET', url: '/api/v1/overview' }),
    );
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ statusCode }) => statusCode === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(15);
    expect(refused[0]?.json()).toMatchObject({ code: 'overloaded' });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await test.close();
  }
});
