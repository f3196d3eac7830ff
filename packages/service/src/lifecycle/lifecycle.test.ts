/** What is trained answers only where it is not proved worse, and the operator can go back. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { type TrainDeps, trainModels } from '../train/train-models.ts';
import { unlearn } from '../train/unlearn.ts';
import { listModels } from './list-models.ts';
import { promoteModel, rollBackModel } from './promote-model.ts';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const people = 24;

let test: TestStore;
let deps: TrainDeps;
let ids: number[];

beforeEach(async () => {
  test = await openStore(now);
  deps = { ...test.deps, modelsFolder: test.folder, codeVersion: 'test' };
  ids = [];
  for (let person = 0; person < people; person += 1) {
    const asked = { name: `P${person}`, timeZone: 'UTC', demo: false };
    ids.push((await test.store.listeners.create(asked)).id);
  }
});
afterEach(() => test.close());

/** Everybody plays songs of their colour, six a day: `song` names the nth of a listener's. */
async function play(days: number, song: (person: number, nth: number) => string): Promise<void> {
  for (const [person, listenerId] of ids.entries()) {
    const startsAt = deps.clock();
    const plays = Array.from({ length: days * 6 }, (_, nth) => ({
      track: namedTrack(song(person, nth), 'Noor'),
      startedAt: startsAt + nth * 4 * 3_600_000,
      msPlayed: 200_000,
    }));
    await recordPlays(test.store, { listenerId, source: 'api', now: 4e12 }, plays);
  }
  test.advance(days * dayMs);
}
const habit = (person: number, nth: number) => `Habit ${person % 4} ${(nth * 7) % 12}`;
const train = () => trainModels(deps);
const states = async () => (await listModels(deps)).map(({ version, stage }) => [version, stage]);

it('the first has nothing to be compared with; one that learned more, and is no worse, answers', async () => {
  await play(20, habit);
  expect(await train()).toMatchObject({ version: 1, stage: 'champion', proved: null });
  await play(20, habit);
  const second = await train();
  expect(second).toMatchObject({ version: 2, stage: 'champion', objections: [] });
  const [repeat] = second.proved?.proof.parts ?? [];
  expect(repeat).toMatchObject({ name: 'repeat', listeners: people });
  expect(second.metrics['proof.repeat.gain']).toBe(repeat?.gain.difference);
  expect(second.params.provedAgainst).toBe(1);
  expect(await states()).toEqual([
    [2, 'champion'],
    [1, 'previous'],
  ]);
});

it('what is proved worse is kept aside, and the champion answers on', async () => {
  const lost = await fans();
  await play(20, wander(0));
  await train();
  // The snapshot lacks most of what the champion knew, and nothing says why.
  const everything = { songId: null, artistId: null, from: 0, to: 4e12 };
  for (const id of lost) await test.store.verdicts.exclude(id, everything);
  await play(6, wander(120));
  const worse = await train();
  expect(worse).toMatchObject({ version: 2, stage: 'challenger' });
  expect(worse.objections).toContain('discovery-worse');
  expect(worse.metrics['proof.discovery.gain.high']).toBeLessThan(0);
  expect(await states()).toEqual([
    [2, 'challenger'],
    [1, 'champion'],
  ]);
  // The operator knows better.
  await promoteModel(deps, 2);
  expect((await states())[0]).toEqual([2, 'champion']);
});

/** Everybody has a taste of their own, and wanders on in it to what is new to them. */
const wander = (from: number) => (person: number, nth: number) =>
  `Taste ${person} ${((from + nth) * 37) % 160}`;

/** For each taste two who have heard all of it. */
async function fans(): Promise<number[]> {
  const found: number[] = [];
  for (let fan = 0; fan < 2 * people; fan += 1) {
    const asked = { name: `Fan ${fan}`, timeZone: 'UTC', demo: false };
    const { id: listenerId } = await test.store.listeners.create(asked);
    const plays = Array.from({ length: 160 }, (_, nth) => ({
      track: namedTrack(wander(0)(fan % people, nth * (1 + (fan % 2) * 2)), 'Noor'),
      startedAt: now - (160 - nth) * 3_600_000,
      msPlayed: 200_000,
    }));
    await recordPlays(test.store, { listenerId, source: 'api', now: 4e12 }, plays);
    found.push(listenerId);
  }
  return found;
}

it('after something was forgotten there is nothing to compare with, and the new one answers', async () => {
  await play(20, habit);
  await train();
  await play(20, habit);
  await unlearn(deps, 'now', async () => true);
  expect(await states()).toEqual([
    [2, 'champion'],
    [1, 'previous'],
  ]);
});

it('the operator goes back to the one before, and to none that is not whole', async () => {
  await play(10, habit);
  for (let nth = 0; nth < 3; nth += 1) await train();
  const [newest, second] = await listModels(deps);
  writeFileSync(join(test.folder, second?.artifact ?? ''), 'damaged');
  await expect(promoteModel(deps, 2)).rejects.toMatchObject({ code: 'model-corrupt' });
  expect(newest?.stage).toBe('champion');
  expect((await rollBackModel(deps)).version).toBe(1);
  await expect(rollBackModel(deps)).rejects.toMatchObject({ code: 'version-unknown' });
  await expect(promoteModel(deps, 99)).rejects.toMatchObject({ code: 'version-unknown' });
});

it('the file of what answered before stays, and a rollback goes there, not to what was rejected', async () => {
  await play(10, habit);
  for (let nth = 0; nth < 5; nth += 1) {
    await train();
    if (nth > 0 && nth < 4) await promoteModel(deps, 1);
  }
  expect((await states())[0]).toEqual([5, 'champion']);
  const kept = (await listModels(deps)).filter(({ isKept }) => isKept);
  expect(kept.map(({ version }) => version)).toEqual([5, 4, 3, 1]);
  expect(readdirSync(test.folder).filter((file) => file.endsWith('.etm'))).toHaveLength(4);
  expect((await rollBackModel(deps)).version).toBe(1);
  await expect(rollBackModel(deps)).rejects.toMatchObject({ code: 'version-unknown' });
});
