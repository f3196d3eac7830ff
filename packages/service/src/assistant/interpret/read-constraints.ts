import { zonedClock } from '@echotune/engine';
import type { Constraints, SongRef } from '../constraints.ts';
import { partsOf } from './calendar.ts';
import type { Clause, NameInRole } from './clause.ts';
import { isOf, type Named, type Piece, type PieceOf } from './piece.ts';
import type { TimeSpan } from './read-dates.ts';

const hourMs = 3_600_000;

/** What a name says of a song that is called so: the artist too where it was said. */
export function songRefOf({ text, song, by }: Named): SongRef {
  const title = song?.title ?? text;
  return by === null ? { title } : { title, artist: by };
}

/** Whether a name is rather a song's than an artist's. */
export function isSong({ name, piece }: NameInRole, clause: Clause): boolean {
  if (name.song === null) return false;
  return name.artist === null || nounBefore(clause, piece) === 'song';
}

/** The noun that a piece comes right after: "the song …". */
function nounBefore(clause: Clause, piece: Piece): string | null {
  for (const other of clause.before(piece.from)) return isOf(other, 'noun') ? other.value : null;
  return null;
}

type Told = { -readonly [Key in keyof Constraints]: Constraints[Key] };

/** What a clause says songs are to be like; all that it makes use of counts as taken account of. */
export function readConstraints(clause: Clause): Constraints {
  const told: Told = {};
  readNames(clause, told);
  readTags(clause, told);
  readAmounts(clause, told);
  readWishes(clause, told);
  readYears(clause, told);
  readDaytime(clause, told);
  return told;
}

function push<Key extends keyof Constraints>(told: Told, key: Key, value: unknown): void {
  const known = told[key];
  const all = Array.isArray(known) ? [...known, value] : [value];
  Object.assign(told, { [key]: all });
}

function readNames(clause: Clause, told: Told): void {
  const isLikened =
    clause.acts('sounds', 'more') || clause.pieces.some((each) => isOf(each, 'joint', 'like'));
  for (const each of clause.names) {
    const { name, role, piece } = each;
    if (role === 'called' || clause.isUsed(piece)) continue;
    if (isTag(each)) continue;
    // Of whom the songs are, or are not to be like, nobody can be asked for: it is left over, and told.
    if (role === 'by' || role === 'to' || role === 'unlike') continue;
    if (role === 'not' && clause.exclusionOf(piece) === null) continue;
    if (isSong(each, clause)) {
      push(told, role === 'not' ? 'withoutSongs' : 'likeSongs', songRefOf(name));
    } else {
      push(told, role === 'not' ? 'withoutArtists' : 'likeArtists', name.artist ?? name.text);
    }
    clause.use(piece, ...(each.denial === null ? [] : [each.denial]));
  }
  if (!isLikened) return;
  // "wie das Wetter": an article points at nothing.
  const songs = clause.usePointed(
    (piece) => clause.denialOf(piece) === null && (!piece.isWeak || isLikenedTo(clause, piece)),
  );
  for (const song of songs?.slice(0, 10) ?? []) push(told, 'likeSongs', song);
}

function isLikenedTo(clause: Clause, { from, to }: Piece): boolean {
  const before = clause.pieces.filter((piece) => piece.to === from);
  const isLast = !clause.pieces.some((piece) => piece.from === to && piece.kind !== 'joint');
  const likens = (piece: Piece) =>
    isOf(piece, 'joint', 'like') || isOf(piece, 'act', 'more') || isOf(piece, 'act', 'sounds');
  return isLast && before.some(likens);
}

/** "dream pop" is a name that only tags have; of one that an artist has too the place decides. */
function isTag({ name, role }: NameInRole): boolean {
  if (role === 'called' || name.tag === null) return false;
  return name.artist === null || role === 'object';
}

function readTags(clause: Clause, told: Told): void {
  const named = clause.names.filter((each) => isTag(each) && !clause.isUsed(each.piece));
  const all = [
    ...clause
      .all('tag')
      .map((piece) => ({ piece, tag: piece.value, denial: clause.denialOf(piece) })),
    ...named.map(({ piece, name, role }) => {
      return {
        piece,
        tag: name.tag,
        denial: role === 'not' ? (clause.denialOf(piece) ?? piece) : null,
      };
    }),
  ];
  for (const { piece, tag, denial } of all.sort((a, b) => a.piece.from - b.piece.from)) {
    // "Less rock" is not "no rock".
    if (denial !== null && clause.exclusionOf(piece) === null) continue;
    push(told, denial === null ? 'tags' : 'withoutTags', tag);
    clause.use(piece, ...(denial === null ? [] : [denial]));
  }
}

function readAmounts(clause: Clause, told: Told): void {
  for (const amount of clause.all('amount')) {
    if (Object.keys(amount.gives).some((key) => key in told)) continue;
    if (clause.denialOf(amount) !== null || isOfAnother(clause, amount)) continue;
    Object.assign(told, amount.gives);
    clause.use(amount);
  }
}

/** "de los 80", "from the rolling 20": a bare number after a word that nobody knows may count anything. */
function isOfAnother(clause: Clause, { from, gives }: PieceOf<'amount'>): boolean {
  return gives.count !== undefined && clause.all('unknown').some(({ to }) => to === from);
}

function readWishes(clause: Clause, told: Told): void {
  const isLikened = told.likeArtists !== undefined || told.likeSongs !== undefined;
  const wishes = clause.all('wish').toSorted((a, b) => Number(a.isOccasion) - Number(b.isOccasion));
  const explicit = new Set<string>();
  for (const wish of wishes) {
    if (wish.gives.kind === 'discover' && isOfPlaylist(clause, wish)) continue;
    const denial = clause.denialOf(wish);
    const wanted = denial === null ? wish.gives : opposite(wish.gives);
    if (wanted === null || (denial !== null && clause.exclusionOf(wish) === null)) continue;
    const gives = isLikened ? besideLikes(wanted) : wanted;
    const keys = Object.keys(gives);
    const isSame = keys.every((key) => told[key as keyof Told] === gives[key as keyof Told]);
    // "sad songs to fall asleep to": the song's own word has said more already.
    const isSaid = keys.some((key) => explicit.has(key)) && wish.isOccasion;
    if (!isSame && !isSaid && keys.some((key) => key in told)) continue;
    if (!isSaid) Object.assign(told, gives);
    if (!wish.isOccasion) for (const key of keys) explicit.add(key);
    clause.use(wish, ...(denial === null ? [] : [denial]));
  }
}

/** "a new playlist" does not ask for new songs. */
function isOfPlaylist(clause: Clause, wish: Piece): boolean {
  const next = clause.pieces.find(({ from }) => from === wish.to);
  return isOf(next, 'noun', 'playlist');
}

/** "nothing slow": the other side of what is measured; null where there is none. */
function opposite({ energy, tempo, seconds }: Constraints): Constraints | null {
  const turned = (span: { least?: number | undefined; most?: number | undefined }) => ({
    ...(span.most !== undefined && { least: span.most }),
    ...(span.least !== undefined && { most: span.least }),
  });
  if (energy !== undefined) return { energy: turned(energy) };
  if (tempo !== undefined) return { tempo: turned(tempo) };
  return seconds === undefined ? null : { seconds: turned(seconds) };
}

/** A kind of shelf has no place beside what songs are to be like: how well known says the same. */
function besideLikes(gives: Constraints): Constraints {
  if (gives.kind === 'discover') return { familiarity: 0 };
  if (gives.kind === 'rediscover' || gives.kind === 'on-repeat') return { familiarity: 1 };
  return gives;
}

/** "Not after 2020" is up to 2020; null where what is left would have a hole in it. */
function complementOf({ from, to }: TimeSpan): { from?: number; to?: number } | null {
  if (from === undefined && to !== undefined) return { from: to + 1 };
  return to === undefined && from !== undefined ? { to: from - 1 } : null;
}

function readYears(clause: Clause, told: Told): void {
  for (const time of clause.all('time')) {
    if (!time.span.isYears || told.years !== undefined) continue;
    const denial = clause.denialOf(time);
    const span = denial === null ? time.span : complementOf(time.span);
    if (span === null) continue;
    const { from, to } = span;
    told.years = {
      ...(from !== undefined && { least: partsOf(from).year }),
      ...(to !== undefined && { most: partsOf(to).year }),
    };
    clause.use(time, ...(denial === null ? [] : [denial]));
  }
}

/** "for tonight" is for right now where it is evening: there is no telling for another time of day. */
function readDaytime(clause: Clause, told: Told): void {
  const { now, timeZone } = clause.situation;
  const hour = Math.floor(zonedClock(timeZone).localMs(now) / hourMs) % 24;
  for (const daytime of clause.all('daytime')) {
    const [from, to] = daytime.hours;
    const isNow = (hour >= from && hour < to) || hour + 24 < to;
    if (
      !isNow ||
      clause.denialOf(daytime) !== null ||
      told.kind !== undefined ||
      told.likeArtists ||
      told.likeSongs
    )
      continue;
    told.kind = 'right-now';
    clause.use(daytime);
  }
}
