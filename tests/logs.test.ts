import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
});

afterAll(() => remove());

const file = (name: string, content: string | Uint8Array) => {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
};

const dayMs = 86_400_000;
const first = Date.UTC(2026, 0, 1);
/** Six listeners of two tastes, a song a day. */
const weekly = Array.from({ length: 600 }, (_, at) => {
  const listener = at % 6;
  const track = `t${(Math.floor(at / 6) * 7) % 10}-${listener % 2}`;
  return `${track},${first + Math.floor(at / 6) * dayMs + listener},${listener}`;
});

describe('measuring on the command line', () => {
  it('answers cases from a compressed log, one line each and k tracks', async () => {
    const rows = ['x a', 'x b', 'x c', 'y b', 'y c', 'z a', 'z b'].map((row) => row.split(' '));
    const log = ['track,session', ...rows.map(([session, track]) => `${track},${session}`)];
    const train = file('train.csv.gz', gzipSync(log.join('\n')));
    const cases = file('cases.csv', 'track,case\na,1\nb,2\nunheard,3\n');
    const out = join(home, 'top.tsv');
    const flags = ['--train', train, '--cases', cases, '--out', out, '--k', '2', '--mode', 'next'];
    const { code, stdout } = await runEchotune(home, [
      ...['predict', ...flags, '--model', 'transitions', '--json'],
    ]);
    expect([code, JSON.parse(stdout).cases]).toEqual([0, 3]);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => line.split('\t')[0])).toEqual(['1', '2', '3']);
    for (const line of lines) expect(line.split('\t')[1]?.split(' ')).toHaveLength(2);
    expect(lines[0]).toMatch(/^1\tb /);
  });

  it('compares models on a log with the baselines, for people and for programs', async () => {
    const log = file('plays.csv', ['track,timestamp,listener', ...weekly].join('\n'));
    const flags = ['evaluate', '--log', log, '--models', 'repeat', '--k', '5'];
    const { stdout } = await runEchotune(home, flags);
    expect(stdout).toMatch(/^all: \d+ cases/m);
    expect(stdout).toMatch(/^repeat +0\.\d{4} .* p \d/m);
    const { models } = JSON.parse((await runEchotune(home, [...flags, '--json'])).stdout);
    const [all] = models.at(-1).parts;
    expect(all.means).toHaveProperty('miscalibration', null);
    expect(all.means['ndcg@5']).toBeGreaterThan(0);
    expect(all.againstBaseline).toMatchObject({ baseline: expect.any(String) });
    expect(all.segments).toHaveProperty('under 100 plays');
  });

  it('says what is wrong with a log, where, and what to do, and leaves no file', async () => {
    const out = join(home, 'never.tsv');
    const good = file('good.csv', 'listener,track\n1,a\n');
    const cases = file('one.csv', 'case,track\n1,a\n');
    const wrong: [string[], number, string][] = [
      [['--train', file('a.csv', 'listener,track,count\n1,a,NaN\n')], 3, 'log-row-invalid'],
      [['--train', file('b.csv', 'artist\nx\n')], 3, 'log-columns-missing'],
      [['--train', join(home, 'nowhere.csv')], 3, 'log-unreadable'],
      [['--train', file('c.csv.gz', Uint8Array.of(0x1f, 0x8b, 1, 2))], 3, 'log-unreadable'],
      [['--train', good, '--model', 'oracle'], 2, 'model-unknown'],
      [['--train', good, '--model', 'ease:regularisation=much'], 2, 'model-unknown'],
      [['--train', good, '--out', join(home, 'no', 'folder')], 2, 'output-not-writable'],
    ];
    for (const [flags, status, code] of wrong) {
      const fixed = ['predict', '--cases', cases, '--out', out, '--model', 'popularity'];
      const { code: exit, stdout } = await runEchotune(home, [...fixed, ...flags, '--json']);
      expect([exit, JSON.parse(stdout).error.code]).toEqual([status, code]);
    }
    expect(existsSync(out)).toBe(false);
    const { stdout } = await runEchotune(home, ['evaluate', '--log', good, '--json']);
    expect(JSON.parse(stdout).error.code).toBe('log-unfit');
    const both = await runEchotune(home, ['evaluate', '--log', good, '--train', good]);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('[input-invalid]')]);
  });
});
