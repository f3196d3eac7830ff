import { frame } from './en/frame.ts';
import { proof } from './en/proof.ts';
import { settings } from './en/settings.ts';
import { statistics } from './en/statistics.ts';

/** Every word of the page, in English. */
export const en = { frame, proof, settings, statistics };
