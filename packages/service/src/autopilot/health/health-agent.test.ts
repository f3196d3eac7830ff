/** What fails for a while is set going again, once; what does not help is taken back. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crown } from '../../lifecycle/crown.ts';
import { type Watched, watchedCommunity } from '../../lifecycle/watched.fixture.ts';
import { changeAgent } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { healthAgent } from './health-agent.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let test: Watched;
let freeBytes: number;

const agent = () =>
  healthAgent({
    ...{ ...test.tend, coversFolder: join(test.folder, 'covers'), spoolFolder: test.folder },
    freeBytes: async () => freeBytes,
  });
const run = () => runAgent(test.deps, agent());
const acts = async () =>
  (await test.store.agents.acts({})).map(({ act, target, state }) => [act, target, state]);

beforeEach(async () => {
  test = await watchedCommunity(1);
  freeBytes = 2 ** 40;
  await changeAgent(test.deps, agent(), { mode: 'on' }, 'test');
});
afterEach(() => test.close());

/** A job that failed for good, of that. */
async function failed(kind: string, code: string, payload: object = {}): Promise<number> {
  const { id } = await test.store.jobs.enqueue(kind, payload, { maxAttempts: 1 });
  await work(kind, code);
  return id;
}

/** The next job of a kind ends: well without a code. */
async function work(kind: string, code: string | null): Promise<void> {
  const claimed = await test.store.jobs.claim([kind], 1000);
  if (code === null) await claimed?.complete(null);
  else await claimed?.fail({ code, message: 'of Ada' }, { retry: false });
}

const stateOf = async (id: number) => (await test.store.jobs.get(id))?.state;

describe('jobs that failed of what passes', () => {
  it('are tried again once it is over, and it is verified that they end well', async () => {
    const id = await failed('train', 'store-unreachable');
    await run();
    expect(await stateOf(id)).toBe('failed');
    test.advance(20 * minuteMs);
    await run();
    expect(await stateOf(id)).toBe('queued');
    await work('train', null);
    test.advance(hourMs);
    expect((await run()).settled).toMatchObject([{ state: 'verified', measured: 0 }]);
  });

  it('and fail again are not tried for ever: that is said to people', async () => {
    const id = await failed('train', 'disk-full');
    test.advance(20 * minuteMs);
    await run();
    await work('train', 'disk-full');
    test.advance(hourMs);
    const { settled, pursued, advice } = await run();
    expect(settled).toMatchObject([{ state: 'reverted', measured: 1 }]);
    expect(pursued).toEqual([]);
    expect(advice).toMatchObject([{ advice: 'jobs-fail', params: { jobs: String(id) } }]);
    expect(await stateOf(id)).toBe('failed');
  });

  it('of which one fails again are not worked off any more', async () => {
    const first = await failed('backtest', 'internal');
    const second = await failed('backtest', 'internal');
    test.advance(20 * minuteMs);
    await run();
    await work('backtest', 'internal');
    test.advance(hourMs);
    expect((await run()).settled).toMatchObject([{ state: 'reverted' }]);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['failed', 'cancelled']);
  });

  it('one after the other, in vain, are left alone', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await failed('train', 'disk-full');
      test.advance(20 * minuteMs);
      await run();
      await work('train', 'disk-full');
      test.advance(5 * hourMs);
      await run();
    }
    expect(await acts()).toEqual([
      ['retry-jobs', 'jobs:train', 'reverted'],
      ['retry-jobs', 'jobs:train', 'reverted'],
    ]);
  });

  it('of what was handed in wrongly are left alone, and so are those that begin anew by themselves', async () => {
    await failed('train', 'input-invalid');
    await failed('enrich', 'provider-unreachable');
    test.advance(20 * minuteMs);
    expect((await run()).pursued).toEqual([]);
  });

  it('say nothing of anybody in the log', async () => {
    await failed('train', 'store-unreachable', { listenerId: test.ids[0] });
    test.advance(20 * minuteMs);
    await run();
    expect(JSON.stringify(await test.store.decisions.entries({}))).not.toMatch(/Ada|listener/);
  });
});

describe('a model whose file cannot be read', () => {
  const damage = async (version: number) => {
    const { artifact = '' } = (await test.store.models.get('blend', version)) ?? {};
    rmSync(join(test.folder, artifact));
    return join(test.folder, artifact);
  };
  const champion = async () => (await test.store.models.byAlias('blend', 'champion'))?.version;
  const answering = async () => {
    const version = await test.register();
    await test.store.transaction((tx) => crown(tx, version, {}));
    test.advance(1);
    return version;
  };

  it('gives way to the one before it, and a new one is trained', async () => {
    await answering();
    await answering();
    await damage(2);
    await run();
    expect(await champion()).toBe(1);
    expect(await test.store.jobs.list({ kind: 'train' })).toHaveLength(1);
    test.advance(hourMs);
    expect((await run()).settled).toMatchObject([{ act: 'step-back', state: 'verified' }]);
  });

  it('where what it steps back to is damaged too, goes back once its file is whole', async () => {
    await answering();
    await answering();
    const { artifact = '' } = (await test.store.models.get('blend', 2)) ?? {};
    await damage(2);
    await run();
    await damage(1);
    writeFileSync(join(test.folder, artifact), artifact);
    test.advance(hourMs);
    expect((await run()).settled).toMatchObject([{ state: 'reverted', measured: 0 }]);
    expect(await champion()).toBe(2);
  });

  it('that is whole is left alone', async () => {
    await answering();
    expect((await run()).pursued).toEqual([]);
  });
});

describe('a disk that is nearly full', () => {
  const keepCover = async (bytes: number) => {
    const [id = 0] = test.ids;
    await test.store.enrichment.allow(id, ['coverart']);
    const { songIds } = await test.store.plays.columns(id);
    const songId = songIds[0] ?? 0;
    await test.store.enrichment.store({
      ...{ service: 'listenbrainz', question: 'facts', subject: 'song', trainable: false },
      ...{ asked: [{ id: songId, found: true }], songFeatures: [], songTags: [], artistTags: [] },
      ...{ artistMbids: [], similar: [], identities: [], releases: [{ songId, mbid: 'r' }] },
    });
    await test.store.covers.keep({
      ...{
        release: 'r',
        askedAt: 1,
        picture: { digest: 'a'.repeat(64), type: 'image/png', bytes },
      },
    });
  };

  it('gets the space of pictures that would be fetched again', async () => {
    await keepCover(200 * 1024 ** 2);
    freeBytes = 900 * 1024 ** 2;
    await run();
    expect((await test.store.covers.totals()).bytes).toBe(0);
    freeBytes = 1100 * 1024 ** 2;
    test.advance(hourMs);
    expect((await run()).settled).toMatchObject([{ act: 'discard-covers', state: 'verified' }]);
  });

  it('where pictures would not do, nothing is discarded and people are told', async () => {
    await keepCover(1024 ** 2);
    freeBytes = 100 * 1024 ** 2;
    const { pursued, advice } = await run();
    expect(pursued).toEqual([]);
    expect(advice).toMatchObject([{ advice: 'disk-low' }]);
    expect((await test.store.covers.totals()).bytes).toBe(1024 ** 2);
  });
});

describe('a provider that does not answer', () => {
  const unanswered = async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      await failed('scrobble-history', 'provider-unreachable', { provider: 'lastfm' });
    }
  };
  const until = () => test.store.providers.until('lastfm');

  it('is left alone by all, tried again when that has settled, and stopped to and fro', async () => {
    await unanswered();
    await run();
    expect(await until()).not.toBeNull();
    test.advance(hourMs);
    const { settled, lifted } = await run();
    expect(settled.filter(({ act }) => act === 'pause-provider')).toMatchObject([
      { state: 'verified' },
    ]);
    expect(lifted).toHaveLength(1);
    expect(await until()).toBeNull();
    for (let turn = 0; turn < 3; turn += 1) {
      test.advance(5 * hourMs);
      await unanswered();
      await run();
      test.advance(hourMs);
      await run();
    }
    const pauses = (await acts()).filter(([act]) => act === 'pause-provider');
    expect(pauses.map(([, , state]) => state)).toEqual(['lifted', 'lifted']);
    expect(await until()).toBeNull();
  });

  it('now and then is asked on', async () => {
    await failed('scrobble-history', 'provider-unreachable', { provider: 'lastfm' });
    await run();
    expect(await until()).toBeNull();
  });
});
