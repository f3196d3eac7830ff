import { describe, inject } from 'vitest';
import type { Part } from './parts.ts';

/** A suite that runs where the machine has the part, and is skipped by name elsewhere. */
export function describeWith(part: Part, title: string, body: () => void): void {
  describe.skipIf(!inject('parts').includes(part))(`${title} [needs ${part}]`, body);
}
