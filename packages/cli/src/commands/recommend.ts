import { EchoError, type Store } from '@echotune/data';
import { type ShelfName, shelves } from '@echotune/engine';
import type { PlaylistRules } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { spoken } from '../terminal/words.ts';

export interface RecommendOptions extends CommonOptions {
  readonly shelf: string;
  readonly limit: number;
  readonly familiarity?: number;
  readonly popularity?: number;
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
async function songsNumbered(
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

/** What the options ask for. Throws input-invalid, impression-unknown. */
export async function askedFor(
  { store }: Session['echotune'],
  listenerId: number,
  options: RecommendOptions,
): Promise<PlaylistRules> {
  const { familiarity, popularity, limit, mix, like } = options;
  const songs = like && (await songsNumbered(store, listenerId, like));
  return {
    shelf: shelfNamed(songs ? 'more-like-this' : options.shelf),
    limit,
    ...(familiarity !== undefined && { familiarity }),
    ...(popularity !== undefined && { popularity }),
    ...(songs && { songs }),
    ...(mix !== undefined && { mix }),
  };
}

/** `echotune recommend`: the number before a song is what `echotune explain` takes. */
export async function recommendCommand(session: Session, options: RecommendOptions): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId } = await listenerFor(session, options);
  const asked = await askedFor(echotune, listenerId, options);
  const filled = await echotune.recommender.recommend({ listenerId, ...asked });
  output.answer(filled);
  const bold = process.stdout.isTTY;
  for (const { impression, song, reason } of filled.items) {
    output.say(`${String(impression).padStart(6)}  ${song.title} – ${song.artist}`);
    output.say(`        ${spoken(reason, bold)}`);
  }
  if (filled.empty !== null) output.say(`${filled.empty.message}\n${filled.empty.help}`);
}
