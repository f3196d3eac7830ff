import type { pages } from './en/pages.ts';
import type { en } from './en.ts';

/** What every language says: texts, and functions of what they speak of. */
export type Messages = typeof en;

/** The same of pages that say it alone. */
export type PageMessages = typeof pages;
