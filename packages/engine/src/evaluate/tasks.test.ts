import { describe, expect, it } from 'vitest';
import { logFrom, logRow } from '../log/log.fixture.ts';
import type { Log, LogRow } from '../log/log.ts';
import { nextTask } from './next-task.ts';
import type { Task } from './task.ts';
import { temporalTask } from './temporal-task.ts';
import { topNTask } from './top-n-task.ts';

const dayMs = 86_400_000;
const first = Date.UTC(2026, 0, 1);
const noMinute = () => 0;
const onDay = (day: number, track: string, rest: Partial<LogRow> = {}) =>
  logRow(track, { startedAt: first + day * dayMs, ...rest });

const temporal = (rows: readonly LogRow[], range = { from: 0.5, to: 1 }) =>
  temporalTask(logFrom(rows), { ...range, minuteOfWeek: noMinute });

/** Cases as whose they are, how many plays are known, and how many songs are right. */
const shape = (task: Task) =>
  [...task.cases].map(({ owner, query, relevant }) => [owner, query.plays.length, relevant.size]);

const relevantTracks = (task: Task, log: Log) =>
  [...task.cases].map(({ relevant }) => [...relevant].map((item) => log.tracks.names[item]).sort());

describe('the temporal task', () => {
  it('asks for each week of each listener from the cut on, and counts songs once', () => {
    const before = [0, 1, 2, 3, 4].map((day) => onDay(day, `a${day}`));
    const after = [onDay(10, 'b'), onDay(11, 'b'), onDay(11.5, 'a0'), onDay(17, 'c')];
    const eve = { listener: 'eve' };
    const task = temporal([...before, ...after, onDay(12, 'a1', eve)]);
    // The cut is at day 10.
    expect(task.train.items).toHaveLength(5);
    expect(shape(task)).toEqual([
      ['ann', 5, 2],
      ['ann', 8, 1],
      ['eve', 0, 1],
    ]);
    expect(task.caseCount).toBe(3);
    expect([...task.cases].map(({ segment }) => segment)).toEqual(Array(3).fill('under 100 plays'));
  });

  it('takes plays of 30 s and more, and those whose length nobody told', () => {
    const short = onDay(8, 'short', { msPlayed: 29_999 });
    const rows = [onDay(0, 'a'), onDay(1, 'b'), short, onDay(9, 'c', { msPlayed: -1 })];
    const task = temporal(rows);
    expect([...task.train.items]).toEqual([0]);
    expect(shape(task).map(([, , relevant]) => relevant)).toEqual([1, 1]);
    expect(temporal([...rows, onDay(9.5, 'd', { msPlayed: 30_000 })]).caseCount).toBe(1);
  });

  it('ends where it is told, as if the log ended there', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((day) => onDay(day, `t${day}`));
    const task = temporal(rows, { from: 0.5, to: 0.75 });
    expect([...task.cases].flatMap(({ relevant }) => [...relevant])).toEqual([4, 5]);
  });

  it('refuses a log without a clock', () => {
    expect(() => temporal([logRow('a')])).toThrow(/no times/);
  });

  it('has the same cases each time it is gone through', () => {
    const task = temporal([0, 1, 2, 3].map((day) => onDay(day, `t${day}`)));
    expect(shape(task)).toEqual(shape(task));
  });
});

describe('the top-n task', () => {
  const train = logFrom([logRow('a'), logRow('b'), logRow('c', { listener: 'eve' })]);
  const behind = (rows: readonly LogRow[]) => logFrom(rows, { after: train, ordered: false });

  it('asks for listeners with something new to them in the test part, with all they have before', () => {
    const known = logRow('b', { listener: 'ann' });
    const test = behind([logRow('c'), known, logRow('c', { listener: 'eve' })]);
    const task = topNTask(train, test, noMinute);
    expect(shape(task)).toEqual([['ann', 2, 1]]);
    expect(relevantTracks(task, test)).toEqual([['c']]);
  });

  it('asks for somebody new without a profile, and keeps songs that nobody has trained on', () => {
    const test = behind([logRow('z', { listener: 'new' })]);
    const task = topNTask(train, test, noMinute);
    expect(shape(task)).toEqual([['new', 0, 1]]);
    expect(task.train.itemCount).toBe(3);
    expect(relevantTracks(task, test)).toEqual([['z']]);
  });
});

describe('the next-track task', () => {
  const inSession = (session: string, ...tracks: string[]) =>
    tracks.map((track) => logRow(track, { listener: null, session }));
  const train = logFrom(inSession('1', 'a', 'b'));

  it('asks after every play of a session but its last, with the session so far', () => {
    const rows = [...inSession('2', 'a', 'b', 'a'), ...inSession('3', 'c')];
    const test = logFrom(rows, { after: train, ordered: false });
    const task = nextTask(train, test, noMinute);
    expect(shape(task)).toEqual([
      ['2', 1, 1],
      ['2', 2, 1],
    ]);
    expect(relevantTracks(task, test)).toEqual([['b'], ['a']]);
    expect(task.caseCount).toBe(2);
  });

  it('knows what a listener played before, but does not ask across the silence', () => {
    const of = (session: string, ...tracks: string[]) =>
      tracks.map((track) => logRow(track, { session }));
    const known = logFrom(of('1', 'a', 'b'));
    const test = logFrom([...of('2', 'c', 'a'), ...of('3', 'b', 'c')], {
      after: known,
      ordered: false,
    });
    expect(shape(nextTask(known, test, noMinute))).toEqual([
      ['ann', 3, 1],
      ['ann', 5, 1],
    ]);
  });
});
