import type { TestProject } from 'vitest/node';
import { pageStep } from '../bin/page.js';
import { SetUpProblem } from '../bin/problem.js';
import { makeSure, root } from '../bin/set-up.js';
import { findParts } from './find-parts.ts';
import { type Part, parseRequirement, partNames, parts } from './parts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    parts: Part[];
  }
}

/** Finds out once which parts are there; ECHOTUNE_REQUIRE turns a missing one into a failure. */
export async function setup(project: TestProject): Promise<void> {
  const found = await findParts();
  const problem = whatIsWrong(found);
  if (problem !== undefined) throw withoutStack(problem);
  project.provide('parts', found);
  if (project.name === 'whole') await buildPage();
}

/** A page that does not build fails the tests that look at it, not all the others. */
async function buildPage(): Promise<void> {
  try {
    await makeSure(pageStep(root));
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    console.error(error.describe());
  }
}

function whatIsWrong(found: readonly Part[]): string | undefined {
  const { unknown, parts: required } = parseRequirement(process.env.ECHOTUNE_REQUIRE);
  if (unknown.length > 0) {
    return `ECHOTUNE_REQUIRE names no part: ${unknown.join(', ')}. Known: ${partNames.join(', ')}, all.`;
  }
  const missing = required.filter((part) => !found.includes(part));
  if (missing.length === 0) return undefined;
  const how = missing.map((part) => `\n  ${part}: ${parts[part]}`).join('');
  return `ECHOTUNE_REQUIRE asks for what this machine lacks:${how}`;
}

/** The message is for the person who typed the command; where it was thrown says nothing. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = '';
  return error;
}
