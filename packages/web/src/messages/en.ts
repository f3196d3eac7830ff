import { connections } from './en/connections.ts';
import { frame } from './en/frame.ts';
import { operations } from './en/operations.ts';
import { parts } from './en/parts.ts';
import { settings } from './en/settings.ts';

/** Every word of the page, in English. */
export const en = { connections, frame, operations, parts, settings };
