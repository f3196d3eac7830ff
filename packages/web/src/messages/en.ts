import { explore } from './en/explore.ts';
import { frame } from './en/frame.ts';
import { settings } from './en/settings.ts';
import { songs } from './en/songs.ts';

/** Every word of the page, in English. */
export const en = { explore, frame, settings, songs };
