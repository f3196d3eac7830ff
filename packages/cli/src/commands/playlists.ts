import { EchoError, type Playlist } from '@echotune/data';
import {
  type FilledPlaylist,
  fillPlaylist,
  showEntries,
  storedRules,
  type UnderstoodPlaylist,
} from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted, table } from '../terminal/words.ts';
import { choosePlaylist, seen } from './choose-playlist.ts';
import { askedFor, type RecommendOptions } from './recommend.ts';

export interface MakePlaylistOptions extends Omit<RecommendOptions, 'shelf'> {
  readonly shelf?: string;
  readonly description: string;
  readonly refresh?: 'daily' | 'weekly';
  readonly dryRun?: boolean;
}

const songs = ({ entryCount }: Playlist) => counted(entryCount, 'song', 'songs');

function kindWords({ kind, rules, refresh }: Playlist): string {
  if (kind === 'manual') return 'by hand';
  return `by rules (${rules?.shelf ?? '?'})${refresh === null ? '' : `, ${refresh}`}`;
}

/** `echotune playlist list` */
export async function listPlaylistsCommand(
  session: Session,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const playlists = await echotune.store.playlists.list(id, null, Number.MAX_SAFE_INTEGER);
  output.answer(playlists);
  if (playlists.length === 0) output.say('There is no playlist yet (echotune playlist make).');
  const rows = playlists.map((playlist) => [
    playlist.id,
    playlist.name,
    songs(playlist),
    kindWords(playlist),
  ]);
  for (const line of table(rows)) output.say(line);
}

/** `echotune playlist show`: places are counted from 1. */
export async function showPlaylistCommand(
  session: Session,
  wanted: string,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const playlist = await choosePlaylist(session, wanted, options);
  const entries = await showEntries(echotune.store, playlist, 0, Number.MAX_SAFE_INTEGER);
  output.answer({ ...playlist, entries });
  output.say(`${playlist.name}: ${songs(playlist)}, ${kindWords(playlist)}`);
  if (playlist.description !== '') output.say(playlist.description);
  for (const { position, song, reason } of entries) {
    output.say(`${String(position + 1).padStart(6)}  ${song.title} – ${song.artist}`);
    if (reason !== null) output.say(`        ${reason}`);
  }
}

/** `echotune playlist make` with a name. */
export async function makePlaylistCommand(
  session: Session,
  name: string,
  options: MakePlaylistOptions,
): Promise<void> {
  const { echotune } = session;
  if (options.dryRun === true) {
    const what = 'Only a sentence of several words can be looked at with --dry-run.';
    throw new EchoError('input-invalid', what);
  }
  const { id } = await listenerFor(session, options);
  const { shelf, like, description, refresh = null } = options;
  const hasRules = shelf !== undefined || like !== undefined;
  const rules = hasRules
    ? storedRules(await askedFor(echotune, id, { ...options, shelf: shelf ?? 'more-like-this' }))
    : { rules: null, seedSongs: [] };
  const made = await echotune.store.playlists.create(id, { name, description, refresh, ...rules });
  const filled = hasRules ? await fillPlaylist(echotune, made) : { playlist: made, empty: null };
  sayFilled(session, filled);
}

/** `understood` is what a sentence said, where one did. */
export function sayFilled(
  { output }: Session,
  { playlist, empty }: FilledPlaylist,
  understood?: UnderstoodPlaylist,
): void {
  output.answer({ playlist, empty, ...(understood && { understood }) });
  output.say(`Playlist ${playlist.id}, ${playlist.name}: ${songs(playlist)}`);
  if (empty !== null) output.say(`${empty.message}\n${empty.help}`);
}

/** `echotune playlist rename` */
export async function renamePlaylistCommand(
  session: Session,
  wanted: string,
  name: string,
  options: CommonOptions,
): Promise<void> {
  const playlist = await choosePlaylist(session, wanted, options);
  const renamed = await session.echotune.store.playlists.change(seen(playlist), { name });
  session.output.answer(renamed);
  session.output.say(`"${playlist.name}" is called "${name}" now.`);
}

/** `echotune playlist refresh` */
export async function refreshPlaylistCommand(
  session: Session,
  wanted: string,
  options: CommonOptions,
): Promise<void> {
  const playlist = await choosePlaylist(session, wanted, options);
  sayFilled(session, await fillPlaylist(session.echotune, playlist));
}

/** `echotune playlist delete` */
export async function deletePlaylistCommand(
  session: Session,
  wanted: string,
  options: CommonOptions & { readonly yes?: boolean },
): Promise<void> {
  const playlist = await choosePlaylist(session, wanted, options);
  if (options.yes !== true) {
    const what = `"${playlist.name}" with ${songs(playlist)}`;
    throw new EchoError('not-confirmed', `This removes ${what} for good.`);
  }
  await session.echotune.store.playlists.remove(seen(playlist));
  session.output.answer({ deleted: playlist.id });
  session.output.say(`"${playlist.name}" is gone.`);
}
