import { accessSync, constants, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { problemOfCall } from '../kit/known-command.ts';
import { root, stepsOf, type WorkflowFile } from './read-workflows.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** What a runner has; all else must be ours. */
const foreign = new Set([
  ...['apt-get', 'base=$(git', 'cat', 'cd', 'docker', 'echo', 'gh', 'git', 'install', 'npx', 'pip'],
  ...['printf', 'sudo'],
]);

/** Commands that a workflow gives and that nobody could give here, a sentence each. */
export function unknownCommands(file: WorkflowFile): string[] {
  return stepsOf(file)
    .flatMap(({ run = '' }) => run.split(/\n|&&/))
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const problem = problemOf(line.split(/\s+/));
      return problem === null ? [] : [`${line}: ${problem}`];
    });
}

function problemOf([program = '', ...args]: readonly string[]): string | null {
  if (program === 'npm') return problemOfNpm(args.filter((arg) => arg !== '-s'));
  if (program.includes('/')) return problemOfScript(program);
  return foreign.has(program) ? null : `there is no ${program}`;
}

function problemOfNpm([verb = '', ...rest]: readonly string[]): string | null {
  const [script = '', ...args] = verb === 'run' ? rest : [verb, ...rest];
  if (scripts[script] === undefined) return `package.json has no script ${script}`;
  const [first = ''] = args.filter((arg) => arg !== '--');
  if (script === 'bench') {
    return existsSync(join(root, 'bench', `${first}.ts`)) ? null : `no benchmark ${first}`;
  }
  if (script === 'echotune') return problemOfCall(args.filter((arg) => arg !== '--'));
  if (script !== 'test') return null;
  const lost = args.filter(
    (arg) => /^(packages|tests)\//.test(arg) && globSync(arg, { cwd: root }).length === 0,
  );
  return lost.length === 0 ? null : `${lost.join(', ')} is not there`;
}

function problemOfScript(path: string): string | null {
  try {
    accessSync(join(root, path), constants.X_OK);
    return null;
  } catch {
    return 'it is not there, or cannot be executed';
  }
}
