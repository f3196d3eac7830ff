import { connections } from './de/connections.ts';
import { frame } from './de/frame.ts';
import { operations } from './de/operations.ts';
import { parts } from './de/parts.ts';
import { settings } from './de/settings.ts';
import type { Messages } from './messages.ts';

/** Every word of the page, in German. */
export const de: Messages = { connections, frame, operations, parts, settings };
