import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import type { PlaylistFormat } from '@echotune/formats';
import { exportPlaylist, importPlaylist, type PlaylistImport } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { count, counted } from '../terminal/words.ts';
import { writeToStdout, writeWhole } from '../write-whole.ts';
import { choosePlaylist } from './choose-playlist.ts';

const rejectedShown = 10;

/** The bytes of a file. Throws playlist-unreadable where it cannot be opened. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk;
  } catch (cause) {
    throw new EchoError('playlist-unreadable', `${path} cannot be read.`, { cause });
  }
}

function sayImported({ output }: Session, path: string, imported: PlaylistImport): void {
  const { playlist, isNew, read, matched, created, rejected } = imported;
  const there = isNew ? 'is playlist' : 'is there already: playlist';
  output.say(`${path} ${there} ${playlist.id}, ${playlist.name}`);
  const parts = `${count(matched)} matched + ${count(created)} created`;
  output.say(`  read ${count(read)} = ${parts} + ${count(rejected.length)} rejected`);
  for (const { record, reason } of rejected.slice(0, rejectedShown)) {
    output.say(`  record ${record + 1}: ${reason}`);
  }
  const more = rejected.length - rejectedShown;
  if (more > 0) output.say(`  and ${counted(more, 'other', 'others')} (--json lists all)`);
}

/** `echotune playlist import` */
export async function importPlaylistsCommand(
  session: Session,
  paths: readonly string[],
  options: CommonOptions & { readonly name?: string },
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId } = await listenerFor(session, options);
  const { name } = options;
  const all: PlaylistImport[] = [];
  for (const path of paths) {
    const imported = await importPlaylist(echotune.store, {
      ...{ listenerId, fileName: basename(path), chunks: bytesOf(path), now: echotune.clock() },
      ...(name !== undefined && { name }),
    });
    sayImported(session, path, imported);
    all.push(imported);
  }
  output.answer(all);
}

/** `echotune playlist export` */
export async function exportPlaylistCommand(
  session: Session,
  wanted: string,
  options: CommonOptions & { readonly format: PlaylistFormat['name']; readonly out?: string },
): Promise<void> {
  const { echotune, output } = session;
  const playlist = await choosePlaylist(session, wanted, options);
  const { text } = await exportPlaylist(echotune.store, playlist, options.format);
  if (options.out === undefined) return writeToStdout(text);
  await writeWhole(options.out, text);
  output.say(`${counted(playlist.entryCount, 'song', 'songs')} written to ${options.out}.`);
  output.answer({ file: options.out, format: options.format, songs: playlist.entryCount });
}
