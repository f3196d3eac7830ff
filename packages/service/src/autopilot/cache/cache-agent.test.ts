/** The cache agent on a real store and a real cache, with requests whose best policy is known. */
import { seededRandom } from '@echotune/engine';
import { describe, expect, it } from 'vitest';
import { changeAgent } from '../operate-agents.ts';
import { askedCache, untouched } from './asked-cache.fixture.ts';

const room = 200;
let fresh = 0;

/** Some are asked for again and again, and between them what nobody asks for twice: LRU keeps the latter. */
function scanned(count: number, seed: number): (number | string)[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    random() < 0.5 ? Math.floor(random() * 140) : `once ${fresh++}`,
  );
}

/** Everything is asked for twice, soon after another, and then never again: nothing beats LRU. */
function recent(count: number): (number | string)[] {
  return Array.from({ length: count }, (_, n) => `late ${fresh + ((n >> 1) - (n % 2) * 40)}`);
}

describe('the cache agent', () => {
  it('changes the policy where another answers more, and keeps what does', async () => {
    const { ask, run, settings, acts, cache } = await askedCache(room);
    await ask(6, scanned(6000, 1));
    const { pursued } = await run();
    expect(pursued).toMatchObject([{ proposal: { act: 'set-memory' }, act: { state: 'acted' } }]);
    expect((await settings()).policies.recommendations).not.toBe('lru');
    const before = { ...cache.counts.get('recommendations') };
    await ask(3, scanned(3000, 2));
    const after = cache.counts.get('recommendations');
    const ratio = ((after?.memory ?? 0) - (before.memory ?? 0)) / 3000;
    expect(ratio).toBeGreaterThan((before.memory ?? 0) / 6000 + 0.03);
    expect(await run()).toMatchObject({ settled: [{ state: 'verified' }] });
    expect((await acts()).at(-1)).toEqual(['set-memory', 'verified']);
  });

  it('lets be what has room for everything', async () => {
    const { ask, run, settings } = await askedCache(20_000);
    await ask(6, scanned(6000, 1));
    expect((await run()).pursued).toEqual([]);
    expect(await settings()).toEqual(untouched);
  });

  it('lets be what it has seen too little of', async () => {
    const { ask, run } = await askedCache(10);
    await ask(1, scanned(300, 1));
    expect((await run()).pursued).toEqual([]);
  });

  it('takes back what does not help any more', async () => {
    const { ask, run, settings, acts } = await askedCache(room);
    await ask(6, scanned(6000, 1));
    await run();
    await ask(3, recent(3000));
    expect(await run()).toMatchObject({ settled: [{ state: 'reverted' }] });
    expect(await acts()).toContainEqual(['set-memory', 'reverted']);
    expect(await settings()).toEqual(untouched);
  });

  it('stops where it would go to and fro', async () => {
    const { ask, run, acts, test } = await askedCache(room);
    const refused: string[] = [];
    for (let day = 0; day < 5; day += 1) {
      await ask(6, scanned(3000, day));
      const { pursued } = await run();
      for (const { gate } of pursued) if (!gate.passes) refused.push(gate.because);
      await ask(3, recent(1500));
      await run();
      test.advance(30 * 3_600_000);
    }
    expect(await acts()).toEqual([
      ['set-memory', 'reverted'],
      ['set-memory', 'reverted'],
    ]);
    expect(refused).toContain('oscillates');
  });

  it('only says what it would do, and what would have come of it, until it is turned on', async () => {
    const { ask, deps, agent, run, settings, store } = await askedCache(room);
    await changeAgent(deps, agent, { mode: 'dry-run' }, 'test');
    await ask(6, scanned(6000, 1));
    await run();
    await ask(3, scanned(3000, 2));
    await run();
    const [act] = await store.agents.acts({ agent: 'cache' });
    expect(act).toMatchObject({ dryRun: true, state: 'verified' });
    expect(act?.measured).toBeGreaterThan(0.02);
    expect(await settings()).toEqual(untouched);
  });
});
