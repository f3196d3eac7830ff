import type { Reach } from '@echotune/service';
import type { z } from 'zod';
import type { Change } from '../schema/live.ts';
import type { Mark } from './mark.ts';

export type ChangeTold = z.input<typeof Change>;

/** Whose changes, and what of theirs is within reach. */
export interface Watched {
  readonly listenerId: number;
  readonly reach: Reach;
  /** Whether they are told of the instance too: what it spends, and what its providers end. */
  readonly operates: boolean;
}

/** What is told of one kind of thing, and its part of the mark. */
export type Step<Part extends keyof Mark> = Promise<{
  readonly mark: Pick<Mark, Part>;
  readonly told: readonly ChangeTold[];
}>;
