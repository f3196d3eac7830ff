import { writeCsv } from '../csv/row-writer.ts';
import type { PlayRecord } from '../format.ts';
import { secondText } from '../stamp-text.ts';

export interface PlaysCsvOptions {
  /** A nameless first column that counts the rows, as data frames leave it behind. */
  readonly index?: boolean;
  readonly bom?: boolean;
}

/** A play and whose it is. */
export interface OwnedPlay {
  readonly user: string;
  readonly play: PlayRecord;
}

const header = ['user', 'played_at', 'artist', 'track', 'album', 'ms_played'] as const;

function* rows(plays: Iterable<OwnedPlay>, index: boolean): Generator<(string | number)[]> {
  yield index ? ['', ...header] : [...header];
  let count = 0;
  for (const { user, play } of plays) {
    const { track, startedAt, msPlayed } = play;
    const played = secondText(startedAt);
    const row = [user, played, track.artist, track.title, track.album ?? '', msPlayed];
    yield index ? [count++, ...row] : row;
  }
}

/** Plays of anybody as a plain table, in chunks of text: `played_at` is the start, UTC, to the second. */
export function writePlaysCsv(
  plays: Iterable<OwnedPlay>,
  { index = false, bom = false }: PlaysCsvOptions = {},
): Generator<string> {
  return writeCsv(rows(plays, index), { bom });
}
