import type { en } from './en.ts';

/** What every language says: texts, and functions of what they speak of. */
export type Messages = typeof en;
