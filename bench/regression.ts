/**
 * What a change did to the figures: benchmarks of another commit (`--base main`) and of this tree in turns,
 * `--rounds 3`, on one machine, as Markdown with medians and ratios; `--out FILE` keeps it. `--only kernels,quality`
 * leaves the others out. Exits 1 where a figure is worse than chance makes it, or gone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './kit/machine.ts';
import { type Comparison, compareFigures } from './regression/compare-figures.ts';
import { documentIn, type Figures, figuresOf } from './regression/read-figures.ts';
import { watched } from './regression/watched.ts';

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'main' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
  return stdout.trim();
}

/** Null where the tree has no such benchmark, or it failed. */
function figuresIn(tree: string, command: readonly string[]): Figures | null {
  const launch = ['bin/launch.js', 'bench', ...command];
  const { stdout } = spawnSync(process.execPath, launch, {
    ...{ cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 28 },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return figuresOf(documentIn(stdout));
  } catch {
    return null;
  }
}

function linesOf(name: string, compared: readonly Comparison[]): string[] {
  const rows = compared.map(({ figure, before, after, gain, verdict }) => {
    const share = gain === null ? '' : `${gain > 0 ? '+' : ''}${(gain * 100).toFixed(1)} %`;
    const cells = [figure, round(before), after === null ? '–' : round(after), share, verdict];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `## ${name}`,
    '',
    '| figure | before | now | gain | |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

const round = (value: number) => Number(value.toPrecision(4)).toString();

const wanted = values.only?.split(',');
const chosen = watched.filter(({ command: [name] }) => wanted?.includes(name) ?? true);
const base = git('rev-parse', '--short', values.base);
const folder = mkdtempSync(join(tmpdir(), 'echotune-base-'));
const tree = join(folder, 'main');
const lines = [`# This tree beside ${base}`, '', `${Object.values(machine()).join(', ')} GiB`, ''];
let isWorse = false;
git('worktree', 'add', '--quiet', '--detach', tree, base);
try {
  for (const { command, figures } of chosen) {
    const [before, after]: [Figures[], Figures[]] = [[], []];
    for (let turn = 0; turn < Number(values.rounds); turn += 1) {
      before.push(...[figuresIn(tree, command)].filter((found) => found !== null));
      after.push(...[figuresIn(process.cwd(), command)].filter((found) => found !== null));
    }
    if (after.length === 0) throw new Error(`npm run bench -- ${command.join(' ')} failed.`);
    const compared = compareFigures(figures, before, after);
    isWorse ||= compared.some(({ verdict }) => verdict === 'worse' || verdict === 'gone');
    lines.push(...linesOf(command.join(' '), compared));
    if (before.length === 0) lines.push(`${base} does not have it.`, '');
  }
} finally {
  git('worktree', 'remove', '--force', tree);
  rmSync(folder, { recursive: true, force: true });
}
const report = lines.join('\n');
console.log(report);
if (values.out !== undefined) writeFileSync(values.out, report);
process.exitCode = isWorse ? 1 : 0;
