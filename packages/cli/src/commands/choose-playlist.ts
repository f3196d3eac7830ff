import { EchoError, type Playlist } from '@echotune/data';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';

/** The playlist of a number or a name. Throws playlist-unknown, also where several have the name. */
export async function choosePlaylist(
  session: Session,
  wanted: string,
  options: CommonOptions,
): Promise<Playlist> {
  const { playlists } = session.echotune.store;
  const { id } = await listenerFor(session, options);
  const numbered = /^\d{1,15}$/.test(wanted) ? await playlists.get(id, Number(wanted)) : null;
  if (numbered !== null) return numbered;
  const [only, ...others] = await playlists.named(id, wanted);
  if (only === undefined)
    throw new EchoError('playlist-unknown', `There is no playlist ${wanted}.`);
  if (others.length === 0) return only;
  const numbers = [only, ...others].map((playlist) => playlist.id).join(', ');
  throw new EchoError('playlist-unknown', `Several are called "${wanted}": ${numbers}.`);
}

/** The playlist as it was looked at: what somebody else changes meanwhile is not overwritten. */
export const seen = ({ listenerId, id, version }: Playlist) => ({ listenerId, id, version });
