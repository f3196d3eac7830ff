import { frame } from './en/frame.ts';
import { settings } from './en/settings.ts';

/** Every word of the page, in English. */
export const en = { frame, settings };
