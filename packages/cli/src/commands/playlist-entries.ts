import { EchoError, type Playlist } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { addTracks, type WantedTrack } from '@echotune/service';
import type { CommonOptions, Session } from '../session.ts';
import { counted, spoken } from '../terminal/words.ts';
import { choosePlaylist, seen } from './choose-playlist.ts';

export interface AddOptions extends CommonOptions {
  readonly artist?: string;
  readonly title?: string;
  /** From 1. */
  readonly at?: number;
}

/** A song that was recommended, with the reason it has now; without one where that is no more to be told. */
async function recommended(
  { store, explainer }: Session['echotune'],
  listenerId: number,
  number: number,
): Promise<WantedTrack> {
  const shown = await store.impressions.get(listenerId, number);
  if (shown === null) {
    throw new EchoError('impression-unknown', `There is no answer numbered ${number}.`);
  }
  const { songId } = shown;
  try {
    const [sentence] = (await explainer.explain(listenerId, number, 'en')).sentences;
    return { songId, reason: sentence === undefined ? null : spoken(sentence, false) };
  } catch (cause) {
    if (cause instanceof EchoError && cause.code === 'history-changed') return { songId };
    throw cause;
  }
}

function named({ artist, title }: AddOptions): WantedTrack[] {
  if (artist === undefined && title === undefined) return [];
  if (artist === undefined || title === undefined) {
    throw new EchoError('option-needed', 'A song by its names needs --artist and --title.');
  }
  return [{ track: namedTrack(title, artist) }];
}

function sayLeft({ output }: Session, playlist: Playlist, done: string): void {
  output.answer(playlist);
  const songs = counted(playlist.entryCount, 'song', 'songs');
  output.say(`${done}; "${playlist.name}" has ${songs}.`);
}

/** `echotune playlist add` */
export async function addCommand(
  session: Session,
  wanted: string,
  numbers: readonly number[],
  options: AddOptions,
): Promise<void> {
  const { echotune } = session;
  const playlist = await choosePlaylist(session, wanted, options);
  const tracks: WantedTrack[] = named(options);
  for (const number of numbers) {
    tracks.push(await recommended(echotune, playlist.listenerId, number));
  }
  if (tracks.length === 0) {
    throw new EchoError('option-needed', 'Say which: numbers, or --artist and --title.');
  }
  const position = options.at === undefined ? null : options.at - 1;
  const place = { position, now: echotune.clock() };
  const changed = await addTracks(echotune.store, seen(playlist), tracks, place);
  sayLeft(session, changed, `${counted(tracks.length, 'song', 'songs')} added`);
}

/** Ids of the entries at places from 1. Throws playlist-entry-unknown. */
async function entriesAt(
  { echotune }: Session,
  { listenerId, id, name }: Playlist,
  places: readonly number[],
): Promise<number[]> {
  const { playlists } = echotune.store;
  const entries = await playlists.entries(listenerId, id, 0, Number.MAX_SAFE_INTEGER);
  return places.map((place) => {
    const entry = entries[place - 1];
    if (entry !== undefined) return entry.id;
    throw new EchoError('playlist-entry-unknown', `"${name}" has no place ${place}.`);
  });
}

/** `echotune playlist remove` */
export async function removeCommand(
  session: Session,
  wanted: string,
  places: readonly number[],
  options: CommonOptions,
): Promise<void> {
  const playlist = await choosePlaylist(session, wanted, options);
  const ids = new Set(await entriesAt(session, playlist, places));
  const changed = await session.echotune.store.playlists.takeOut(seen(playlist), [...ids]);
  sayLeft(session, changed, `${counted(ids.size, 'song', 'songs')} taken out`);
}

/** `echotune playlist move` */
export async function moveCommand(
  session: Session,
  wanted: string,
  place: number,
  to: number,
  options: CommonOptions,
): Promise<void> {
  const playlist = await choosePlaylist(session, wanted, options);
  const ids = await entriesAt(session, playlist, [place]);
  const changed = await session.echotune.store.playlists.move(seen(playlist), ids, to - 1);
  sayLeft(session, changed, `Moved from ${place} to ${Math.min(to, playlist.entryCount)}`);
}
