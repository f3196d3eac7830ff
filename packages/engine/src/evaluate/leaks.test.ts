/**
 * The ways in which an evaluation can know what it must not, each with a test that fails if it does:
 * 1. the split: listens after the cut in the training, of the same listener or of anybody
 * 2. popularity, idf, co-occurrence, factors: anything a model learns from the future
 * 3. the vocabulary: songs known, or numbered by, before anybody has played them
 * 4. the profile: plays within the week that is asked for
 * 5. duplicate scrobbles: a play that has to be foreseen is in the profile under another stamp
 * 6. answers known beforehand: training items that count as right, or sessions that are their own neighbours
 * 7. the baseline of lists: novelty and popularity counted with the test part
 * 8. content: that a song is known at all, before anybody has played it, betrays that somebody will
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentBuilder } from '../content/content-builder.ts';
import { logFrom, logRow } from '../log/log.fixture.ts';
import type { Log, LogRow } from '../log/log.ts';
import { families } from '../model/families.ts';
import { SessionNeighbours, sessionNeighbours } from '../model/session-neighbours.ts';
import { seededRandom } from '../random.ts';
import { evaluateModel } from './evaluate-model.ts';
import { heldOut } from './held-out.ts';
import { nextTask } from './next-task.ts';
import { temporalTask } from './temporal-task.ts';
import { topNTask } from './top-n-task.ts';

const hourMs = 3_600_000;
const first = Date.UTC(2026, 0, 1);
const options = { from: 0.7, to: 1, minuteOfWeek: () => 0 };

/** Listeners with habits over 60 days, no two plays at one time. */
function community(seed: number): LogRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: 400 }, (_, at) => {
    const listener = Math.floor(random() * 5);
    const track = `t${listener}-${Math.floor(random() ** 2 * 12)}`;
    const startedAt = first + at * 3.5 * hourMs + Math.floor(random() * hourMs);
    return logRow(track, { listener: `${listener}`, startedAt, artist: track.slice(0, 2) });
  });
}

/** The log with other songs from a time on: as many plays at the same times, so that the cut stays. */
const withOtherFuture = (rows: readonly LogRow[], from: number, name: string) =>
  rows.map((row, at) => (row.startedAt! < from ? row : { ...row, track: `${name}${at % 7}` }));

/** The log with a tag, a year and a tempo of every track, from its name. */
function toldLog(rows: readonly LogRow[]): Log {
  const log = logFrom(rows);
  const content = new ContentBuilder(log.artistOf);
  for (const [item, name] of log.tracks.names.entries()) {
    content.tagItem('names', item, name.slice(0, 2), 1);
    content.tagItem('names', item, name.slice(-1), 1);
    content.measure(item, 'release_year', 1970 + name.charCodeAt(name.length - 1));
    content.measure(item, 'tempo', 60 + name.length);
  }
  return { ...log, plays: { ...log.plays, content: content.build() } };
}

const taskOf = (rows: readonly LogRow[]) => temporalTask(toldLog(rows), options);
const seeds = fc.integer({ min: 1, max: 1000 });

describe('nothing of the future', () => {
  it('is in the training part, whatever comes after the cut (1, 3)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rows = community(seed);
        const task = taskOf(rows);
        const changed = taskOf(withOtherFuture(rows, task.now + 1, 'new'));
        const { content, ...train } = task.train;
        expect(changed.train).toMatchObject(train);
        expect(changed.train.content?.years).toEqual(content?.years);
        expect(changed.now).toBe(task.now);
        expect(Math.max(...task.train.startedAt)).toBeLessThanOrEqual(task.now);
        for (const { query } of task.cases) expect(query.now).toBeGreaterThanOrEqual(task.now);
      }),
      { numRuns: 30 },
    );
  });

  it.each(families.map((family) => [family.kind, family] as const))(
    'is in what %s has learned (2)',
    (_, family) => {
      const rows = community(1);
      const [task, changed] = [rows, withOtherFuture(rows, taskOf(rows).now + 1, 'new')].map(
        taskOf,
      );
      const [bytes, others] = [task!, changed!].map(({ train, now }) =>
        family.fit(train, family.defaults, { seed: 1, now }).save(),
      );
      expect(others).toEqual(bytes);
    },
  );

  it('gives a song a number before its time: those heard so far are the first ones (3)', () => {
    const old = logRow('old', { startedAt: first });
    const later = logRow('later', { startedAt: first + 30 * 24 * hourMs });
    // The file begins with what comes last.
    const task = taskOf([later, { ...old, listener: 'eve' }, { ...old, track: 'two' }]);
    expect(task.train.itemCount).toBe(2);
    expect([...task.cases].map(({ relevant }) => [...relevant])).toEqual([[2]]);
  });

  it('is in a profile: it is the same whatever the week brings and what comes after (4)', () => {
    fc.assert(
      fc.property(seeds, fc.nat(200), (seed, drawn) => {
        const rows = community(seed);
        const cases = [...taskOf(rows).cases];
        const at = drawn % cases.length;
        const { query, owner } = cases[at]!;
        expect(query.plays.startedAt.every((time) => time <= query.now)).toBe(true);
        const other = [...taskOf(withOtherFuture(rows, query.now + 1, 'x')).cases][at]!;
        expect(other.owner).toBe(owner);
        expect(other.query.plays.items).toEqual(query.plays.items);
      }),
      { numRuns: 30 },
    );
  });

  it('is in the popularity that lists are compared with (7)', () => {
    const rows = community(2);
    const task = taskOf(rows);
    const model = families.find(({ kind }) => kind === 'frequency')!;
    const noveltyOf = (one: typeof task) => {
      const fitted = model.fit(one.train, model.defaults, { seed: 1, now: one.now });
      return evaluateModel(fitted, one, { ks: [5] })[0]?.columns.get('novelty');
    };
    const last = Math.max(...[...task.cases].map(({ query }) => query.now));
    expect(noveltyOf(taskOf(withOtherFuture(rows, last + 1, 'x')))).toEqual(noveltyOf(task));
  });
});

describe('songs that nobody has played yet (8)', () => {
  const goals = ['weeks', 'top-n', 'next'] as const;

  it.each(goals)('are unknown to models that are asked who will play them (%s)', (goal) => {
    const { plays, clock } = toldLog(community(3));
    expect(clock).toBe('real');
    const request = { goal, seed: 1, now: first, minuteOfWeek: () => 0, mostCases: 50 };
    const { train } = heldOut(plays, request);
    const played = new Set(train.items);
    const known = train.content?.years ?? new Float64Array(0);
    expect(played.size).toBeGreaterThan(0);
    for (const [item, year] of known.entries()) {
      expect(Number.isNaN(year), `item ${item}`).toBe(!played.has(item));
    }
  });
});

describe('duplicate scrobbles (5)', () => {
  const at = (minutes: number, track: string, rest: Partial<LogRow> = {}) =>
    logRow(track, { startedAt: first + minutes * 60_000, ...rest });
  const known = [at(0, 'a'), at(10, 'b'), at(20, 'c')];

  it('do not stand on both sides of the cut', () => {
    // The same play, told by another source 20 s later.
    const told = [at(100, 'd'), at(100 + 1 / 3, 'd'), at(200, 'e')];
    const task = taskOf([...known, ...told]);
    expect([...task.train.items]).toEqual([0, 1, 2]);
    expect([...task.cases].flatMap(({ relevant }) => [...relevant])).toEqual([3, 4]);
    const across = temporalTask(logFrom([...known, ...told]), { ...options, from: 0.8 });
    expect([...across.train.items]).toEqual([0, 1, 2, 3]);
    expect([...across.cases].flatMap(({ relevant }) => [...relevant])).toEqual([4]);
  });

  it('are told from songs on repeat, and from what others play', () => {
    const again = [at(100, 'c'), at(100.5, 'c'), at(100.5, 'c', { listener: 'eve' })];
    const task = temporalTask(logFrom([...known, ...again]), { ...options, from: 0 });
    expect([...task.cases].map(({ owner, relevant }) => [owner, relevant.size])).toEqual([
      ['ann', 3],
      ['eve', 1],
    ]);
    const all = temporalTask(logFrom([...known, ...again]), { ...options, from: 1 });
    expect(all.train.items).toHaveLength(6);
  });
});

describe('answers known beforehand (6)', () => {
  it('are neither right nor ranked in top-n', () => {
    const train = logFrom([logRow('a'), logRow('b'), logRow('c', { listener: 'eve' })]);
    const rows = [logRow('a'), logRow('c')];
    const test = logFrom(rows, { after: train, ordered: false });
    const task = topNTask(train, test, () => 0);
    const model = families.find(({ kind }) => kind === 'popularity')!;
    const fitted = model.fit(task.train, model.defaults, { seed: 1, now: task.now });
    const [part] = evaluateModel(fitted, task, { ks: [3] });
    expect(part?.columns.get('recall@3')).toEqual([1]);
    expect(part?.columns.get('precision@3')).toEqual([1 / 3]);
  });

  it('are no evidence for themselves: a session that is asked about is not among its neighbours', () => {
    const session = (name: string, ...tracks: string[]) =>
      tracks.map((track) => logRow(track, { listener: null, session: name }));
    const train = logFrom(session('1', 'a', 'b'));
    const test = logFrom(session('2', 'x', 'y'), { after: train, ordered: false });
    const task = nextTask(train, test, () => 0);
    const model = sessionNeighbours.fit(task.train, sessionNeighbours.defaults, {
      seed: 1,
      now: task.now,
    });
    const { query } = [...task.cases][0]!;
    // The very session gets into the index, as it would in a server that learns while it answers.
    const index = model.sessions;
    const number = index.begin(query.plays.startedAt[0]!, query.plays.items[0]!);
    index.extend(number, query.plays.items[1]!);
    const live = new SessionNeighbours(index, sessionNeighbours.defaults);
    expect([...live.score(query)].every((score) => score === 0)).toBe(true);
  });
});
