import type { TestProject } from 'vitest/node';
import { findParts, type Part, parts } from './parts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    parts: Part[];
  }
}

/** Finds out once which parts are there; ECHOTUNE_REQUIRE turns a missing one into a failure. */
export async function setup(project: TestProject): Promise<void> {
  const found = await findParts();
  const wanted = (process.env['ECHOTUNE_REQUIRE'] ?? '').split(',').filter(Boolean);
  const required = wanted.includes('all') ? (Object.keys(parts) as Part[]) : wanted;
  for (const part of required) {
    if (!Object.hasOwn(parts, part)) throw new Error(`ECHOTUNE_REQUIRE names no part: ${part}`);
    if (!found.includes(part as Part)) {
      throw new Error(
        `ECHOTUNE_REQUIRE asks for ${part}, which is missing: ${parts[part as Part]}`,
      );
    }
  }
  project.provide('parts', found);
}
