import { account } from './en/account.ts';
import { explore } from './en/explore.ts';
import { frame } from './en/frame.ts';
import { exportGuides } from './en/guides.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { keys } from './en/keys.ts';
import { notes } from './en/notes.ts';
import { palette } from './en/palette.ts';
import { parts } from './en/parts.ts';
import { playlists } from './en/playlists.ts';
import { problems } from './en/problems.ts';
import { proof } from './en/proof.ts';
import { statistics } from './en/statistics.ts';

/** Every word of the page, in English. */
export const en = {
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
