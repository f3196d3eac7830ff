/** Who answers otherwise than agreed is not asked about songs, until an answer fits again. */
import { beforeEach, expect, it } from 'vitest';
import { enrichStage } from '../../enrich/enrich.fixture.ts';
import { enrichCatalogue } from '../../enrich/enrich-catalogue.ts';
import { heldUntil } from '../../enrich/hold-service.ts';
import { changeAgent } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { contractsAgent } from './contracts-agent.ts';

const hourMs = 3_600_000;
let stage: Awaited<ReturnType<typeof enrichStage>>;
let deps: ReturnType<typeof stage.process>;

const run = () => runAgent(stage.deps, contractsAgent(deps));
const held = async () => (await heldUntil(stage.store, 'lastfm')) !== null;
const asked = () => stage.lastfm.server.asked.length;
const acts = async () => (await stage.store.agents.acts({})).map(({ state }) => state);

/** Last.fm answers something else altogether so often, each time that songs are asked about. */
async function misfits(times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    stage.lastfm.server.misbehave({ kind: 'wrong-schema' });
    await enrichCatalogue(deps);
  }
  stage.lastfm.server.behave();
}

beforeEach(async () => {
  stage = await enrichStage();
  deps = stage.process();
  stage.lastfm.tags.set('Cher', [{ name: 'pop', count: 100 }]);
  await stage.store.enrichment.allow(stage.listenerId, ['lastfm']);
  await changeAgent(stage.deps, contractsAgent(deps), { mode: 'on' }, 'test');
  await run();
});

it('a service whose answers stop fitting is left alone, and asked again once an answer fits', async () => {
  await misfits(4);
  await run();
  expect(await held()).toBe(true);
  const before = asked();
  const { stopped } = await enrichCatalogue(deps);
  expect(stopped).toMatchObject([{ service: 'lastfm', code: 'provider-paused' }]);
  expect(asked()).toBe(before);
  stage.advance(hourMs);
  stage.lastfm.server.misbehave({ kind: 'wrong-schema' });
  expect((await run()).settled).toMatchObject([{ state: 'verified', measured: 0 }]);
  // It was asked one question, and the answer did not fit.
  expect(await held()).toBe(true);
  expect((await run()).lifted).toHaveLength(1);
  expect(await held()).toBe(false);
  expect((await enrichCatalogue(deps)).stopped).toEqual([]);
});

it('a misfit now and then, and old ones, are no reason', async () => {
  await misfits(2);
  await run();
  expect(await held()).toBe(false);
  stage.advance(hourMs);
  await run();
  expect(await acts()).toEqual([]);
});

it('where another use of it goes on to misfit, holding did not help and is taken back', async () => {
  await misfits(4);
  await run();
  for (let nth = 0; nth < 3; nth += 1) {
    stage.lastfm.server.misbehave({ kind: 'wrong-schema' });
    await deps.scrobbling.lastfm?.artistTags('Cher').catch(() => {});
  }
  stage.advance(hourMs);
  const { settled } = await run();
  expect(settled).toMatchObject([{ state: 'reverted', measured: 3 }]);
  expect(await held()).toBe(false);
});

it('one that fits and misfits by turns is stopped being held and asked by turns', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    await misfits(4);
    await run();
    stage.advance(hourMs);
    await run();
    stage.advance(12 * hourMs);
  }
  expect(await acts()).toEqual(['lifted', 'lifted']);
  expect(await held()).toBe(false);
  const [refused] = await stage.store.decisions.newest({ kind: 'refused', limit: 1 });
  expect(refused?.body).toMatchObject({ because: 'oscillates', target: 'lastfm' });
});

it('an operator who asks it again has the last word', async () => {
  await misfits(4);
  await run();
  await stage.store.providers.resume('enrich:lastfm');
  expect((await run()).settled).toMatchObject([{ state: 'overruled' }]);
});

it('misfits of a provider that is not asked about songs are told to people', async () => {
  for (let nth = 0; nth < 5; nth += 1) {
    const misfit = { provider: 'spotify', operation: 'me', problem: `p${nth}`, shape: null };
    await stage.store.providers.keep(misfit);
  }
  const { pursued, advice } = await run();
  expect(pursued).toEqual([]);
  expect(advice).toMatchObject([{ advice: 'misfits', params: { provider: 'spotify', fresh: 5 } }]);
});
