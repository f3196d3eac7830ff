import { zonedClock } from '@echotune/engine';
import type { ToolCall, ToolInput } from '../tools/inputs.ts';
import { writeDay } from './calendar.ts';
import type { Clause } from './clause.ts';
import { isOf } from './piece.ts';
import { isSong, songRefOf } from './read-constraints.ts';

const dayMs = 86_400_000;

/** The listener's day, since 1970. */
export function todayOf({ now, timeZone }: { now: number; timeZone: string }): number {
  return Math.floor(zonedClock(timeZone).localMs(now) / dayMs);
}

/** The time that is asked about, in local dates; it ends today at the latest. */
function readRange(clause: Clause): { from?: string; to?: string } {
  const time = clause
    .all('time')
    .find((each) => !each.span.isEra && clause.denialOf(each) === null);
  if (time === undefined) return {};
  clause.use(time);
  const { from, to } = time.span;
  const today = todayOf(clause.situation);
  return {
    ...(from !== undefined && { from: writeDay(from) }),
    ...(to !== undefined && { to: writeDay(Math.min(to, Math.max(today, from ?? today))) }),
  };
}

function readCount(clause: Clause, most: number): { count?: number } {
  for (const amount of clause.all('amount')) {
    const { count } = amount.gives;
    if (count === undefined || count > most || clause.denialOf(amount) !== null) continue;
    clause.use(amount);
    return { count };
  }
  return {};
}

type Statistic = ToolInput<'statistics'>['of'];

function statisticOf(clause: Clause): Statistic | null {
  for (const each of ['eras', 'skips', 'hours'] as const) if (clause.acts(each)) return each;
  if (clause.acts('summary') || (clause.acts('often') && !clause.acts('when'))) return 'summary';
  if (!clause.acts('heard', 'top')) return null;
  if (clause.noun('artist')) return 'artists';
  return clause.noun('album') ? 'albums' : 'songs';
}

/** What was played when, and what of it most. */
export function askStatistics(clause: Clause): ToolCall | null {
  const of = statisticOf(clause);
  const isOfOne =
    clause.names.some(({ role }) => role !== 'not') ||
    clause.all('pointed').some(({ isWeak }) => !isWeak);
  if (of === null || isOfOne) return null;
  const isWish =
    clause.acts('recommend') && !clause.acts('heard', 'eras', 'skips', 'hours', 'summary');
  if (isWish || clause.noun('playlist')) return null;
  const isOnlyTop =
    clause.acts('top') && !clause.acts('heard', 'summary', 'eras', 'skips', 'hours');
  if (isOnlyTop && (clause.has('tag') || clause.has('wish'))) return null;
  return { tool: 'statistics', input: { of, ...readRange(clause), ...readCount(clause, 50) } };
}

/** How often, when first and last, one song or artist was played. */
export function askHistory(clause: Clause): ToolCall | null {
  if (!clause.acts('often', 'when', 'heard')) return null;
  const [named] = clause.names;
  if (named !== undefined) {
    if (named.denial !== null || named.role === 'like' || clause.names.length > 1) return null;
    clause.use(named.piece);
    const range = readRange(clause);
    if (isSong(named, clause)) {
      return { tool: 'history_of', input: { song: songRefOf(named.name), ...range } };
    }
    return {
      tool: 'history_of',
      input: { artist: named.name.artist ?? named.name.text, ...range },
    };
  }
  if (!clause.acts('often', 'when')) return null;
  const artist = usePointedArtist(clause);
  if (artist !== null) return { tool: 'history_of', input: { artist, ...readRange(clause) } };
  const [song] = clause.usePointed() ?? [];
  return song === undefined ? null : { tool: 'history_of', input: { song, ...readRange(clause) } };
}

/** "this artist": whom the one song that was shown is by. */
export function usePointedArtist(clause: Clause): string | null {
  const { shown, shownArtists = [] } = clause.situation;
  const piece = clause.all('pointed').find(({ pointed }) => pointed.how === 'artist');
  const [artist] = shownArtists;
  if (piece === undefined || shown !== 1 || artist === undefined) return null;
  clause.use(piece);
  return artist;
}

/** "Why this one?" */
export function askWhy(clause: Clause): ToolCall | null {
  if (!clause.acts('why')) return null;
  const named = clause.names.find(({ name }) => name.song !== null || name.artist === null);
  if (named !== undefined) {
    clause.use(named.piece);
    return { tool: 'explain', input: { song: songRefOf(named.name) } };
  }
  const [song] = clause.names.length > 0 ? [] : (clause.usePointed() ?? []);
  return song === undefined ? null : { tool: 'explain', input: { song } };
}

/** What the web knows of somebody or something. */
export function askResearch(clause: Clause): ToolCall | null {
  if (!clause.acts('news')) return null;
  const named = clause.names.filter(({ denial, role }) => denial === null && role !== 'called');
  const songs = named.filter((each) => isSong(each, clause)).slice(0, 5);
  const artists = named.filter((each) => !isSong(each, clause)).slice(0, 5);
  clause.use(...songs.map(({ piece }) => piece), ...artists.map(({ piece }) => piece));
  const pointed = named.length > 0 ? null : usePointedArtist(clause);
  const names = [
    ...artists.map(({ name }) => name.artist ?? name.text),
    ...(pointed === null ? [] : [pointed]),
  ];
  const refs = [
    ...songs.map(({ name }) => songRefOf(name)),
    ...(names.length + songs.length > 0 ? [] : (clause.usePointed()?.slice(0, 1) ?? [])),
  ];
  if (names.length + refs.length === 0) return null;
  // What is asked is the listener's own question, all of it: nothing of the sentence is left over.
  clause.use(...clause.pieces);
  return {
    tool: 'research',
    input: { ...(names.length > 0 && { artists: names }), ...(refs.length > 0 && { songs: refs }) },
  };
}

export function askNowPlaying(clause: Clause): ToolCall | null {
  const isAsked = clause.acts('now-playing') && clause.names.length === 0;
  return isAsked && !clause.pieces.some((piece) => isOf(piece, 'time')) && !clause.acts('heard')
    ? { tool: 'now_playing', input: {} }
    : null;
}
