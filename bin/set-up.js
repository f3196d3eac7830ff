import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withNodeFirst } from './child.js';
import { dependenciesStep } from './dependencies.js';
import { alone } from './lock.js';
import { pageStep } from './page.js';
import { explainWriteFailure, SetUpProblem } from './problem.js';
import { withProgress } from './progress.js';
import { nodeOf, runtimeStep } from './runtime.js';

/**
 * One thing that must be there before EchoTune runs.
 * @typedef {object} Step
 * @property {string} title
 * @property {() => boolean} isDone cheap: it is asked at every start
 * @property {() => Promise<void>} act
 * @property {() => string} [measure] how far `act` is
 */

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes a fresh clone ready to run. Where everything is there it reads a few files and writes none,
 * so a read-only installation starts too.
 * @param {{ page?: boolean }} [wanted] whether the built page is needed
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node to run things with, and the
 *   environment in which it is the first
 */
export async function setUp({ page = false } = {}) {
  const steps = [runtimeStep(root), dependenciesStep(root), ...(page ? [pageStep(root)] : [])];
  for (const step of steps) await makeSure(step);
  const node = nodeOf(root);
  // What was compiled once is not compiled at every start.
  const cache = { NODE_COMPILE_CACHE: join(root, '.node', 'compile-cache') };
  return { node, env: { ...cache, ...withNodeFirst(process.env, node) } };
}

/**
 * Does a step that has not been done, alone.
 * @param {Step} step
 */
export async function makeSure(step) {
  if (step.isDone()) return;
  await alone(join(root, '.node', 'lock'), async () => {
    if (step.isDone()) return;
    try {
      await withProgress(step.title, step.act, step.measure);
    } catch (error) {
      throw explainWriteFailure(error, root);
    }
  });
}

/**
 * Runs a command's body; what a person can put right is said in words, without a stack.
 * @param {() => Promise<void>} body
 */
export async function orSayWhy(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    process.stderr.write(`\n${error.describe()}\n`);
    process.exitCode = 1;
  }
}
