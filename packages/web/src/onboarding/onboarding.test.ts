import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ImportStatus } from '../api.generated.ts';
import { ApiProblem } from '../problem.ts';
import { filesOfInput, withoutLitter } from './chosen-files.ts';
import { followImport, isFruitless, isOver, statusIn } from './follow-import.ts';

type Listener = (event: { readonly data: string }) => void;

class FakeSource {
  closed = false;
  readyState = 1;
  readonly listeners = new Map<string, Listener>();

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.closed = true;
  }

  say(data: string): void {
    this.listeners.get('status')?.({ data });
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.listeners.get('error')?.({ data: '' });
  }
}

const golden = new URL('../../../../golden/litter.json', import.meta.url);
const { own, litter }: { own: string[]; litter: string[] } = JSON.parse(
  readFileSync(golden, 'utf8'),
);

function problemFrom(work: () => unknown) {
  try {
    work();
  } catch (cause) {
    if (cause instanceof ApiProblem) return cause.problem;
  }
  return null;
}

const ignore = () => undefined;
const event = (state: string, phase: string) => JSON.stringify({ id: 7, state, phase });

describe('following an import', () => {
  it('hands on each status and lets go after the last, so that the browser does not reconnect', () => {
    const source = new FakeSource();
    const seen: ImportStatus['phase'][] = [];
    followImport(() => source, { onStatus: ({ phase }) => seen.push(phase), onAway: ignore });
    source.say(event('running', 'reading'));
    source.say(event('done', 'training'));
    expect(source.closed).toBe(false);
    source.say(event('done', 'finished'));
    expect(seen).toEqual(['reading', 'training', 'finished']);
    expect(source.closed).toBe(true);
  });

  it('lets a broken event pass without losing the next', () => {
    const source = new FakeSource();
    const seen: number[] = [];
    followImport(() => source, { onStatus: ({ id }) => seen.push(id), onAway: ignore });
    for (const data of ['{"id":', 'null', '"x"', event('running', 'reading')]) source.say(data);
    expect(seen).toEqual([7]);
    expect(statusIn('{}')).toBeNull();
  });

  it('stops when the page leaves', () => {
    const source = new FakeSource();
    followImport(() => source, { onStatus: ignore, onAway: ignore })();
    expect(source.closed).toBe(true);
  });

  it('says that the server is away, and asks anew where the browser has given up', () => {
    vi.useFakeTimers();
    const sources: FakeSource[] = [];
    const onAway = vi.fn();
    const open = () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    };
    const stop = followImport(open, { onStatus: ignore, onAway });
    sources[0]?.fail(0);
    vi.advanceTimersByTime(60_000);
    expect([onAway.mock.calls.length, sources.length]).toEqual([1, 1]);
    sources[0]?.fail(2);
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(2);
    sources[1]?.fail(2);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(2);
    vi.useRealTimers();
  });

  it('waits for the training that follows the reading', () => {
    expect(isOver({ state: 'done', phase: 'training' })).toBe(false);
    expect(isOver({ state: 'failed', phase: 'reading' })).toBe(true);
    expect(isOver({ state: 'cancelled', phase: 'reading' })).toBe(true);
  });
});

describe('an import without a play', () => {
  const totals = { read: 9, added: 0, duplicates: 0, notMusic: 9, rejected: 0 };

  it('is told apart from one that brought only what was known', () => {
    expect(isFruitless({ state: 'done', totals })).toBe(true);
    expect(isFruitless({ state: 'done', totals: { ...totals, duplicates: 1 } })).toBe(false);
    expect(isFruitless({ state: 'running', totals })).toBe(false);
  });
});

describe('chosen files', () => {
  it('leave out exactly what the server would, so that a .scrobbler.log is sent', () => {
    const file = new File([], 'x');
    const kept = withoutLitter([...own, ...litter].map((name) => ({ file, name })));
    expect(kept.map(({ name }) => name)).toEqual(own);
  });

  it('that are litter alone are named, so that a drop never ends in silence', () => {
    const litter = [{ file: new File([], 'x'), name: 'my/.DS_Store' }];
    expect(() => withoutLitter(litter)).toThrow('only-litter');
    const problem = problemFrom(() => withoutLitter(litter));
    expect(problem).toMatchObject({ code: 'only-litter' });
    expect(problem?.detail).toContain('my/.DS_Store');
  });

  it('of a folder keep the path they have in it', () => {
    const inFolder = Object.assign(new File([], 'a.json'), { webkitRelativePath: 'my/a.json' });
    const alone = Object.assign(new File([], 'b.zip'), { webkitRelativePath: '' });
    expect(filesOfInput([inFolder, alone]).map(({ name }) => name)).toEqual(['my/a.json', 'b.zip']);
  });
});
