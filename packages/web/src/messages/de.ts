import { explore } from './de/explore.ts';
import { frame } from './de/frame.ts';
import { settings } from './de/settings.ts';
import { songs } from './de/songs.ts';
import type { Messages } from './messages.ts';

/** Every word of the page, in German. */
export const de: Messages = { explore, frame, settings, songs };
