import { frame } from './de/frame.ts';
import { proof } from './de/proof.ts';
import { settings } from './de/settings.ts';
import { statistics } from './de/statistics.ts';
import type { Messages } from './messages.ts';

/** Every word of the page, in German. */
export const de: Messages = { frame, proof, settings, statistics };
