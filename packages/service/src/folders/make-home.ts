import { EchoError, noRoomSaid } from '@echotune/data';
import { makeFolders } from './make-folders.ts';

/**
 * Makes a home folder, or one in it, for its owner alone, and tells which folders that made, the outermost
 * first. Throws home-not-writable, disk-full.
 */
export async function makeHome(folder: string): Promise<string[]> {
  return makeFolders(folder, 0o700).catch((cause) => {
    throw homeSaid(folder, cause);
  });
}

/** What keeps something from being written there, by its code. */
export function homeSaid(path: string, cause: unknown): unknown {
  const said = noRoomSaid(path, cause);
  if (said instanceof EchoError) return said;
  return new EchoError('home-not-writable', `${path} cannot be written.`, { cause });
}
