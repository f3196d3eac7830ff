import type { KeptPlaylist, KeptPlaylistEntry } from '@echotune/formats';
import type { EntryDesk } from './resolve-entries.ts';

type PlaylistLine = KeptPlaylist | KeptPlaylistEntry;

/** Puts playlists of an archive back, in the order of its lines. Returns, in order, what was new. */
export async function restorePlaylists(
  desk: EntryDesk,
  lines: readonly PlaylistLine[],
): Promise<boolean[]> {
  const fresh: boolean[] = [];
  for (let at = 0; at < lines.length; at = fresh.length) {
    const line = lines[at];
    if (line?.kind === 'playlist') fresh.push(await restorePlaylist(desk, line));
    else fresh.push(...(await restoreEntries(desk, runFrom(lines, at))));
  }
  return fresh;
}

async function restorePlaylist(
  { store, listenerId, ids }: EntryDesk,
  { kind: _, seeds, ...playlist }: KeptPlaylist,
): Promise<boolean> {
  const seedTracks = seeds.map(({ track, spelledBy }) => ids.track(track, spelledBy).trackId);
  return store.playlists.restore(listenerId, { ...playlist, seedTracks });
}

/** Lines that follow each other in one playlist. */
function runFrom(lines: readonly PlaylistLine[], from: number): KeptPlaylistEntry[] {
  const run: KeptPlaylistEntry[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const [line, last] = [lines[at], run.at(-1)];
    if (line?.kind !== 'playlist-entry' || (last !== undefined && !follows(line, last))) break;
    run.push(line);
  }
  return run;
}

function follows(line: KeptPlaylistEntry, last: KeptPlaylistEntry): boolean {
  return (
    line.position === last.position + 1 &&
    line.playlist === last.playlist &&
    line.createdAt === last.createdAt &&
    line.updatedAt === last.updatedAt
  );
}

async function restoreEntries(
  { store, listenerId, ids }: EntryDesk,
  run: readonly KeptPlaylistEntry[],
): Promise<boolean[]> {
  const [first] = run;
  if (first === undefined) return [];
  const { playlist: name, createdAt, updatedAt, position } = first;
  const entries = run.map(({ track, spelledBy, reason, addedAt }) => {
    const { trackId, spellingId } = ids.track(track, spelledBy);
    return { trackId, spellingId, reason, addedAt };
  });
  const playlist = { name, createdAt, updatedAt };
  return store.playlists.restoreEntries(listenerId, playlist, position, entries);
}
