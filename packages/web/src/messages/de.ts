import { account } from './de/account.ts';
import { explore } from './de/explore.ts';
import { frame } from './de/frame.ts';
import { exportGuides } from './de/guides.ts';
import { home } from './de/home.ts';
import { imports } from './de/imports.ts';
import { keys } from './de/keys.ts';
import { notes } from './de/notes.ts';
import { palette } from './de/palette.ts';
import { parts } from './de/parts.ts';
import { playlists } from './de/playlists.ts';
import { problems } from './de/problems.ts';
import { proof } from './de/proof.ts';
import { statistics } from './de/statistics.ts';
import type { Messages } from './messages.ts';

/** Every word of the page, in German. */
export const de: Messages = {
  account,
  explore,
  exportGuides,
  frame,
  home,
  imports,
  keys,
  notes,
  palette,
  parts,
  playlists,
  problems,
  proof,
  statistics,
};
