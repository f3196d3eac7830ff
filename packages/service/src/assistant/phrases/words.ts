import type { SongCard } from '@echotune/data';
import type { Busiest } from '../busiest-times.ts';
import type { Card } from '../card.ts';
import type { Constraints } from '../constraints.ts';
import type { DayRange } from '../local-range.ts';
import type { Nameable } from '../name-unknown.ts';
import type { ToolInput } from '../tools/inputs.ts';

export interface Summary {
  /** Local dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly plays: number;
  readonly hours: number;
  readonly songs: number;
  readonly artists: number;
  readonly albums: number;
  readonly newSongs: number;
  readonly newArtists: number;
  readonly daysWithMusic: number;
}

export interface TopEntry {
  readonly name: string;
  readonly detail: string | null;
  readonly listens: number;
}

export interface Played extends DayRange {
  readonly plays: number;
  readonly firstPlayed?: string;
  readonly lastPlayed?: string;
  readonly rank?: number;
}

export interface EraRow {
  readonly from: string;
  readonly to: string;
  readonly artists: readonly { readonly name: string; readonly percent: number }[];
}

type Verdict = ToolInput<'judge'>['verdict'];
type Playback = ToolInput<'play'>['command'];

/** What the assistant says by itself, in a language. Each is a whole sentence where nothing else is said. */
export interface Words {
  /** "like Portishead, calm, from 1990 to 1999"; empty where nothing is asked for. */
  constraints(asked: Constraints): string;
  plays(count: number): string;
  /** Of plays that were long enough to count as listening. */
  listens(count: number): string;
  /** 0 is Monday. */
  weekday(at: number): string;
  recommended(count: number, asked: string): string;
  found(text: string, songs: number, artists: readonly string[]): string;
  artistsLike(name: string, artists: readonly string[]): string;
  songsLike(name: string, count: number): string;
  tops(of: 'songs' | 'artists' | 'albums', rows: readonly TopEntry[], range: DayRange): string;
  summary(sums: Summary): string;
  figures(sums: Summary): readonly Card[];
  busiest(hour: Busiest | null, weekday: Busiest | null, range: DayRange): string;
  skips(
    percent: number,
    rows: readonly { readonly title: string; readonly skips: number }[],
    range: DayRange,
  ): string;
  eras(rows: readonly EraRow[], range: DayRange): string;
  nothingPlayed(range: DayRange): string;
  history(name: string, played: Played): string;
  neverRecommended(name: string): string;
  playlists(names: readonly string[]): string;
  playlist(name: string, entries: number): string;
  playing(title: string, artist: string | null): string;
  readonly silence: string;
  /** Changes that are offered: questions. */
  wouldMake(name: string, count: number, asked: string, refresh: 'daily' | 'weekly' | null): string;
  wouldAdd(songs: readonly SongCard[], playlist: string): string;
  wouldRemove(songs: readonly SongCard[], playlist: string): string;
  wouldRename(playlist: string, name: string): string;
  wouldDelete(playlist: string, entries: number): string;
  wouldJudge(name: string, verdict: Verdict): string;
  wouldPlay(command: Playback, name: string | null): string;
  /** What came of them. */
  readonly done: string;
  made(name: string, entries: number): string;
  madeEmpty(name: string, why: string): string;
  readonly declined: string;
  /** Nobody knows whether it was made. */
  readonly brokeOff: string;
  failed(why: string): string;
  unknown(kind: Nameable, called: string): string;
  /** What somebody that is needed says of itself, by its code. */
  problem(code: string, message: string): string;
  /** Nobody that searches the web is set up. */
  readonly noResearch: string;
  /** Changes that are offered at a time. */
  tooMany(most: number): string;
  /** What the listener has not named is not changed. */
  readonly sayWhich: string;
  /** Names that the listener has not said do not leave. */
  readonly sayWhom: string;
  notUnderstood(pieces: readonly string[]): string;
  readonly help: string;
  /** Why no model answered. */
  fallback(code: string): string;
  readonly offered: string;
}
