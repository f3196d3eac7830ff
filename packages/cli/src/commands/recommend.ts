import { EchoError, type Store } from '@echotune/data';
import { type ShelfName, shelves } from '@echotune/engine';
import type { PlaylistRules, RecommendRequest } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { spoken } from '../terminal/words.ts';
import { type WishOptions, wishesIn } from '../wish-options.ts';

/** The dials and wishes of any list of songs. */
export interface ListOptions extends CommonOptions, WishOptions {
  readonly limit: number;
  readonly familiarity?: number;
  readonly popularity?: number;
}

export interface RecommendOptions extends ListOptions {
  readonly shelf: string;
  /** Numbers before songs of earlier answers. */
  readonly like?: readonly number[];
  readonly mix?: number;
}

function shelfNamed(name: string): ShelfName {
  const names = Object.values(shelves).map((shelf) => shelf.name);
  const found = names.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new EchoError('input-invalid', `--shelf: "${name}" is none of ${names.join(', ')}.`);
}

/** The songs that earlier answers had under these numbers. Throws impression-unknown. */
export async function songsNumbered(
  store: Store,
  listenerId: number,
  numbers: readonly number[],
): Promise<number[]> {
  return Promise.all(
    numbers.map(async (number) => {
      const shown = await store.impressions.get(listenerId, number);
      if (shown !== null) return shown.songId;
      throw new EchoError('impression-unknown', `There is no answer numbered ${number}.`);
    }),
  );
}

/** The dials and wishes as a request has them. */
export async function controlsIn(options: ListOptions, store: Store) {
  const { familiarity, popularity, limit } = options;
  return {
    ...{ limit, language: 'en' as const, wishes: await wishesIn(options, store) },
    ...(familiarity !== undefined && { familiarity }),
    ...(popularity !== undefined && { popularity }),
  };
}

/** What the options ask for. Throws input-invalid, impression-unknown, artist-unknown. */
export async function askedFor(
  { store }: Session['echotune'],
  listenerId: number,
  options: RecommendOptions,
): Promise<PlaylistRules> {
  const { mix, like } = options;
  const songs = like && (await songsNumbered(store, listenerId, like));
  return {
    ...(await controlsIn(options, store)),
    shelf: shelfNamed(songs ? 'more-like-this' : options.shelf),
    seeds: { songs, mix },
  };
}

/** Answers, each song under the number that `echotune explain` takes. */
export async function answerList(
  { echotune, output }: Session,
  request: RecommendRequest,
): Promise<void> {
  const filled = await echotune.recommender.recommend(request);
  output.answer(filled);
  const bold = process.stdout.isTTY;
  for (const { impression, song, reason } of filled.items) {
    output.say(`${String(impression).padStart(6)}  ${song.title} – ${song.artist}`);
    output.say(`        ${spoken(reason, bold)}`);
  }
  if (filled.empty !== null) output.say(`${filled.empty.message}\n${filled.empty.help}`);
}

/** `echotune recommend`. */
export async function recommendCommand(session: Session, options: RecommendOptions): Promise<void> {
  const { echotune } = session;
  const { id: listenerId } = await listenerFor(session, options);
  const asked = await askedFor(echotune, listenerId, options);
  await answerList(session, { listenerId, ...asked });
}
