import type { PlayRecord } from './format.ts';
import { isScrobble, type TrackLength } from './scrobble.ts';
import { epochSeconds } from './stamp-text.ts';
import { listChunks } from './text-chunks.ts';

export interface ScrobblerLogOptions {
  readonly lengthOf: TrackLength;
  /**
   * UTC epoch milliseconds → what the player's clock shows at that instant, as if it were UTC. The log
   * then says `#TZ/UNKNOWN`; without it, `#TZ/UTC`.
   */
  readonly toLocal?: (utcMs: number) => number;
}

/** A cell holds no tab and no line end, and must not look like a line of the header. */
function cell(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ').replace(/^#(?=(AUDIOSCROBBLER|TZ|CLIENT)\/)/, '♯');
}

function* lines(plays: Iterable<PlayRecord>, options: ScrobblerLogOptions): Generator<string> {
  const { lengthOf, toLocal = (utcMs) => utcMs } = options;
  for (const { startedAt, msPlayed, track } of plays) {
    const durationMs = lengthOf(track) ?? 0;
    const rating = isScrobble(msPlayed, durationMs) ? 'L' : 'S';
    const mbid = track.identities.find(({ kind }) => kind === 'recording-mbid')?.value ?? '';
    const names = [track.artist, track.album ?? '', track.title].map(cell).join('\t');
    const seconds = Math.floor(durationMs / 1000);
    yield `${names}\t\t${seconds}\t${rating}\t${epochSeconds(toLocal(startedAt))}\t${mbid}\n`;
  }
}

/**
 * Plays as a portable player's `.scrobbler.log` (Audioscrobbler 1.1), in chunks of text: the start to
 * the second, and L where a play counts as a scrobble, else S. The format cannot carry tabs and line
 * ends within names: they become spaces.
 */
export function writeScrobblerLog(
  plays: Iterable<PlayRecord>,
  options: ScrobblerLogOptions,
): Generator<string> {
  const zone = options.toLocal ? 'UNKNOWN' : 'UTC';
  const open = `#AUDIOSCROBBLER/1.1\n#TZ/${zone}\n#CLIENT/EchoTune demo\n`;
  return listChunks(lines(plays, options), { open, between: '', close: '' });
}
