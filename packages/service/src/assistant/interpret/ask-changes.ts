import type { SongRef } from '../constraints.ts';
import type { ToolCall } from '../tools/inputs.ts';
import { usePointedArtist } from './ask-history.ts';
import type { Clause, NameInRole } from './clause.ts';
import { isOf, type PieceOf } from './piece.ts';
import { isSong, readConstraints, songRefOf } from './read-constraints.ts';

/** The playlist that is meant: one of the listener's, or what stands where one is named. */
function playlistIn(clause: Clause): NameInRole | null {
  const known = clause.names.filter(
    ({ name, role }) => name.playlist !== null && role !== 'called',
  );
  const placed = clause.names.filter(({ role, name }) => role === 'to' && name.by === null);
  return (
    known.findLast(({ role }) => role === 'to') ??
    known.at(-1) ??
    placed.at(-1) ??
    (clause.noun('playlist')
      ? (clause.names.findLast(({ name }) => name.song === null) ?? null)
      : null)
  );
}

const calledOf = ({ name }: NameInRole) => name.playlist ?? name.text;

function givenName(clause: Clause): NameInRole | null {
  const called = clause.names.find(({ role }) => role === 'called');
  if (called !== undefined) return called;
  const isTitle = ({ piece, name, role }: NameInRole) =>
    role === 'object' &&
    name.playlist === null &&
    clause.pieces.some((each) => isOf(each, 'noun', 'playlist') && each.to === piece.from);
  return clause.names.find(isTitle) ?? null;
}

export function askRename(clause: Clause): ToolCall | null {
  if (!clause.acts('rename')) return null;
  const given = givenName(clause) ?? clause.names.at(-1) ?? null;
  const playlist = clause.names.find((each) => each !== given && each.name.playlist !== null);
  const named = playlist ?? clause.names.find((each) => each !== given);
  if (given === null || named === undefined) return null;
  clause.use(given.piece, named.piece);
  return { tool: 'change_playlist', input: { playlist: calledOf(named), rename: given.name.text } };
}

/** The songs that are to be put in or taken out: named, or pointed at. */
function songsBeside(clause: Clause, playlist: NameInRole): SongRef[] {
  const named = clause.names.filter(
    (each) => each !== playlist && each.role !== 'called' && (each.name.playlist ?? null) === null,
  );
  clause.use(...named.filter((each) => isSongLike(each)).map(({ piece }) => piece));
  const songs: SongRef[] = named
    .filter((each) => isSongLike(each))
    .map(({ name }) => songRefOf(name));
  return songs.length > 0 ? songs : (clause.usePointed() ?? []);
}

const outOf = new Set(['aus', 'from', 'off', 'out of', 'von', 'vom']);

/** "nimm das aus X", "take this off X": the little word tells what is done. */
function isOutOf(clause: Clause, { piece }: NameInRole): boolean {
  for (const other of clause.before(piece.from)) {
    if (isOf(other, 'joint')) return outOf.has(clause.wordsOf(other));
    if (!isOf(other, 'noun')) return false;
  }
  return false;
}

/** Artists are no songs; what nobody knows may be one. */
function isSongLike({ name }: NameInRole): boolean {
  return name.song !== null || name.artist === null;
}

export function askChange(clause: Clause): ToolCall | null {
  const [isAdd, isRemove] = [clause.acts('add'), clause.acts('remove')];
  if (!isAdd && !isRemove) return null;
  const playlist = playlistIn(clause);
  if (playlist === null) return null;
  const songs = songsBeside(clause, playlist);
  if (songs.length === 0) return null;
  clause.use(playlist.piece);
  const change = isRemove || isOutOf(clause, playlist) ? { remove: songs } : { add: songs };
  return { tool: 'change_playlist', input: { playlist: calledOf(playlist), ...change } };
}

export function askDelete(clause: Clause): ToolCall | null {
  if (!clause.acts('delete')) return null;
  const playlist = playlistIn(clause);
  const isAlone = playlist !== null && clause.names.length === 1;
  if (!isAlone || (playlist.name.playlist === null && !clause.noun('playlist'))) return null;
  clause.use(playlist.piece);
  return { tool: 'delete_playlist', input: { playlist: calledOf(playlist) } };
}

export function askMake(clause: Clause): ToolCall | null {
  const isMade = clause.acts('make', 'recommend') || startsWithIt(clause);
  const isOther =
    clause.acts('top', 'heard', 'skips') || (clause.acts('show', 'delete') && !clause.acts('make'));
  if (!clause.noun('playlist') || !isMade || isOther) return null;
  if (clause.names.some(({ name, role }) => name.playlist !== null && role === 'to')) return null;
  // Of what was shown no playlist can be made: better none than another.
  if (clause.all('pointed').some((piece) => isTakenFrom(clause, piece))) return null;
  const given = givenName(clause);
  if (given !== null) clause.use(given.piece);
  const refresh = clause.acts('daily') ? 'daily' : clause.acts('weekly') ? 'weekly' : null;
  // Whom songs are by cannot be asked for: a playlist without it would be another.
  if (
    clause.names.some(({ role, name }) => (role === 'by' || role === 'to') && name.tag === null)
  ) {
    return null;
  }
  clause.use(...clause.all('act').filter(({ value }) => value === refresh));
  const songs = readConstraints(clause);
  if (Object.keys(songs).length === 0 && clause.leavesOut) return null;
  return {
    tool: 'make_playlist',
    input: {
      ...(given !== null && { name: given.name.text }),
      songs,
      ...(refresh !== null && { refresh }),
    },
  };
}

/** "from them", "daraus", "turn it into …" */
function isTakenFrom(clause: Clause, { from, to, isWeak, pointed }: PieceOf<'pointed'>): boolean {
  const before = clause.pieces.filter((piece) => piece.to === from);
  // "make it a playlist", and not "mach die Playlist".
  const isMadeOne = before.some((piece) => isOf(piece, 'act', 'make'));
  const after = clause.pieces.filter((piece) => piece.from === to);
  if (isMadeOne && after.every(({ kind }) => kind === 'fill' || kind === 'joint')) return true;
  const isLed = before.some((piece) => isOf(piece, 'joint', 'by') || isOf(piece, 'joint', 'to'));
  return (isLed || !isWeak) && pointed.how !== 'artist';
}

/** "A playlist for running": nothing is said to be done with it, so it is to be there. */
function startsWithIt(clause: Clause): boolean {
  const verbs = clause
    .all('act')
    .filter(({ value }) => !['daily', 'weekly', 'renews', 'more'].includes(value));
  return verbs.length === 0 && !clause.names.some(({ name }) => name.playlist !== null);
}

export function askPlaylists(clause: Clause): ToolCall | null {
  const playlist = clause.names.find(({ name }) => name.playlist !== null);
  const isShown = clause.acts('show') || clause.noun('playlist');
  if (!isShown || clause.acts('play', 'make', 'delete', 'rename', 'add', 'remove')) return null;
  const named = playlist ?? (clause.noun('playlist') ? clause.names.at(0) : undefined);
  if (named !== undefined) {
    if (!clause.acts('show', 'find')) return null;
    clause.use(named.piece);
    return { tool: 'show_playlist', input: { playlist: calledOf(named) } };
  }
  const isWish =
    clause.has('tag') || clause.has('wish') || clause.has('amount') || clause.acts('recommend');
  return clause.noun('playlist') && !isWish ? { tool: 'list_playlists', input: {} } : null;
}

export function askPlay(clause: Clause): ToolCall | null {
  for (const command of ['pause', 'next', 'previous'] as const) {
    if (clause.acts(command) && clause.names.length === 0 && !clause.has('unknown')) {
      clause.use(...clause.all('act').filter(({ value }) => value === command));
      return { tool: 'play', input: { command } };
    }
  }
  if (!clause.acts('play')) return null;
  const command = 'play';
  const [named] = clause.names;
  if (named !== undefined) {
    if (clause.names.length > 1 || named.role === 'like' || named.denial !== null) return null;
    if (clause.has('tag') || clause.has('wish')) return null;
    clause.use(named.piece);
    const { name } = named;
    const isList =
      name.playlist !== null && (clause.noun('playlist') || (!name.artist && !name.song));
    if (isList) return { tool: 'play', input: { command, playlist: calledOf(named) } };
    if (isSong(named, clause)) return { tool: 'play', input: { command, song: songRefOf(name) } };
    if (clause.noun('playlist')) return { tool: 'play', input: { command, playlist: name.text } };
    return { tool: 'play', input: { command, artist: name.artist ?? name.text } };
  }
  const artist = usePointedArtist(clause);
  if (artist !== null) return { tool: 'play', input: { command, artist } };
  const songs = clause.usePointed();
  const [song] = songs ?? [];
  if (song !== undefined)
    return songs?.length === 1 ? { tool: 'play', input: { command, song } } : null;
  const kinds = ['tag', 'wish', 'amount', 'time', 'daytime', 'unknown', 'pointed'] as const;
  return kinds.some((kind) => clause.has(kind)) ? null : { tool: 'play', input: { command } };
}
