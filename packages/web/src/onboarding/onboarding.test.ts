import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportStatus } from '../api.generated.ts';
import { ApiProblem } from '../problem.ts';
import { filesOfInput, withoutLitter } from './chosen-files.ts';
import { followImport, isFruitless, isOver, statusIn } from './follow-import.ts';

class FakeSource {
  closed = false;
  private listener: (event: MessageEvent<string>) => void = () => undefined;

  addEventListener(_: 'status', listener: (event: MessageEvent<string>) => void): void {
    this.listener = listener;
  }

  close(): void {
    this.closed = true;
  }

  say(data: string): void {
    this.listener(new MessageEvent('status', { data }));
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

const event = (state: string, phase: string) => JSON.stringify({ id: 7, state, phase });

describe('following an import', () => {
  it('hands on each status and lets go after the last, so that the browser does not reconnect', () => {
    const source = new FakeSource();
    const seen: ImportStatus['phase'][] = [];
    followImport(source, ({ phase }) => seen.push(phase));
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
    followImport(source, ({ id }) => seen.push(id));
    for (const data of ['{"id":', 'null', '"x"', event('running', 'reading')]) source.say(data);
    expect(seen).toEqual([7]);
    expect(statusIn('{}')).toBeNull();
  });

  it('stops when the page leaves', () => {
    const source = new FakeSource();
    followImport(source, () => undefined)();
    expect(source.closed).toBe(true);
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
