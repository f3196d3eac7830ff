import type { DecisionKind, NewDecision } from '../domain/identity.ts';
import { EchoError, type ErrorCode } from '../errors.ts';
import { indexKey, storableText } from '../storable-text.ts';
import type { Context } from './context.ts';
import { ensureArtists } from './names.ts';
import { ownSongs } from './own-songs.ts';
import { required } from './required.ts';

/** A decision to record; `parts` are the artists that a split credit names. */
export interface WantedDecision {
  readonly subject: number;
  readonly object: number | null;
  readonly text: string | null;
  readonly parts: readonly number[];
}

/** What is recorded of a decision, on top of what it names. */
export interface MadeDecision extends WantedDecision {
  readonly kind: DecisionKind;
  readonly by: string;
  readonly at: number;
}

/** Adds a decision as the latest; the caller applies it. Its id. */
export async function recordDecision({ db }: Context, made: MadeDecision): Promise<number> {
  const { kind, subject: subject_id, object: object_id, text, by: made_by, at } = made;
  const { id } = await db
    .insertInto('identity_decision')
    .values({ kind, subject_id, object_id, text, made_by, at })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [position, artist_id] of made.parts.entries()) {
    await db.insertInto('identity_part').values({ decision_id: id, position, artist_id }).execute();
  }
  return id;
}

const longestName = 1000;

/**
 * What is to be recorded for a decision, as of now. Names are given to what counts, merges are said
 * of the songs named. Creates the song of a parted track and the artists of a split credit.
 * Throws as `IdentityStore.decide`.
 */
export async function wantedDecision(
  context: Context,
  decision: NewDecision,
): Promise<WantedDecision> {
  switch (decision.kind) {
    case 'merge-songs':
    case 'different-songs': {
      const other = decision.kind === 'merge-songs' ? decision.intoId : decision.otherId;
      await distinct(context, 'song', decision.songId, other);
      return { subject: decision.songId, object: other, text: null, parts: [] };
    }
    case 'merge-artists':
    case 'different-artists': {
      const other = decision.kind === 'merge-artists' ? decision.intoId : decision.otherId;
      await distinct(context, 'artist', decision.artistId, other);
      return { subject: decision.artistId, object: other, text: null, parts: [] };
    }
    case 'part-track':
      return partTrack(context, decision.trackId);
    case 'move-track':
      return moveTrack(context, decision.trackId, decision.songId);
    case 'rename-song':
      return rename(context, 'song', decision.songId, decision.title);
    case 'rename-artist':
      return rename(context, 'artist', decision.artistId, decision.name);
    case 'split-artist':
      return splitArtist(context, decision.artistId, decision.parts);
  }
}

interface Entry {
  readonly id: number;
  readonly root: number;
  readonly name: string;
}

async function entry(context: Context, table: 'song' | 'artist', id: number): Promise<Entry> {
  const { db } = context;
  const found =
    table === 'song'
      ? await db
          .selectFrom('song')
          .select(['id', 'root_id', 'title', 'given_title as given'])
          .where('id', '=', id)
          .executeTakeFirst()
      : await db
          .selectFrom('artist')
          .select(['id', 'root_id', 'name as title', 'given_name as given'])
          .where('id', '=', id)
          .executeTakeFirst();
  if (found) return { id, root: found.root_id ?? id, name: found.given ?? found.title };
  throw unknown(table, id);
}

export function unknown(what: 'song' | 'artist' | 'track' | 'decision', id: number): EchoError {
  const code: ErrorCode = `${what}-unknown`;
  return new EchoError(code, `There is no ${what} ${id}.`);
}

function unchanged(why: string): EchoError {
  return new EchoError('identity-unchanged', why);
}

async function distinct(context: Context, table: 'song' | 'artist', a: number, b: number) {
  const [one, other] = [await entry(context, table, a), await entry(context, table, b)];
  if (one.root !== other.root) return;
  throw unchanged(`“${one.name}” (${a}) and “${other.name}” (${b}) count as one ${table} already.`);
}

async function track({ db }: Context, id: number) {
  const found = await db
    .selectFrom('track')
    .select(['title', 'song_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw unknown('track', id);
  return found;
}

async function partTrack(context: Context, trackId: number): Promise<WantedDecision> {
  const { title, song_id } = await track(context, trackId);
  const { tracks } = await context.db
    .selectFrom('track')
    .select((column) => column.fn.countAll<number>().as('tracks'))
    .where('song_id', '=', song_id)
    .executeTakeFirstOrThrow();
  if (tracks === 1) throw unchanged(`“${title}” is the only track of its song.`);
  const own = required(await ownSongs(context, [trackId]), trackId);
  return { subject: trackId, object: own, text: null, parts: [] };
}

async function moveTrack(
  context: Context,
  trackId: number,
  songId: number,
): Promise<WantedDecision> {
  const { title, song_id } = await track(context, trackId);
  const { root, name } = await entry(context, 'song', songId);
  if (root === song_id) throw unchanged(`“${title}” is a track of “${name}” already.`);
  return { subject: trackId, object: songId, text: null, parts: [] };
}

/** A name on one line. Throws input-invalid. */
export function spoken(text: string): string {
  const name = storableText(text.trim().replaceAll(/\s*[\n\r\u2028\u2029]\s*/gu, ' '));
  if (name !== '' && name.length <= longestName) return name;
  throw new EchoError('input-invalid', `A name has 1 to ${longestName} characters.`);
}

async function rename(
  context: Context,
  table: 'song' | 'artist',
  id: number,
  text: string,
): Promise<WantedDecision> {
  const { root } = await entry(context, table, id);
  const { name } = await entry(context, table, root);
  const wanted = spoken(text);
  if (wanted === name) throw unchanged(`The ${table} ${root} is called “${name}” already.`);
  return { subject: root, object: null, text: wanted, parts: [] };
}

async function splitArtist(
  context: Context,
  artistId: number,
  parts: readonly { readonly name: string; readonly key: string }[],
): Promise<WantedDecision> {
  await entry(context, 'artist', artistId);
  const named = parts.map(({ name, key }) => ({
    name: spoken(name),
    key: indexKey(storableText(key)),
    role: 'main' as const,
  }));
  if (new Set(named.map(({ key }) => key)).size !== named.length || named.length < 2) {
    throw new EchoError('input-invalid', 'A credit is split into two or more different artists.');
  }
  const split = await context.db
    .selectFrom('identity_decision')
    .select('id')
    .where('kind', '=', 'split-artist')
    .where('subject_id', '=', artistId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (split) throw unchanged(`The artist is split already: undo decision ${split.id} first.`);
  const ids = await ensureArtists(context, named);
  const artists = named.map(({ key }) => required(ids, key));
  const text = named.map(({ name }) => name).join('\n');
  return { subject: artistId, object: artists[0] ?? null, text, parts: artists };
}
