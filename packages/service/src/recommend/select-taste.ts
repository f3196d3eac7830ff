import type { Exclusion, PlayColumns } from '@echotune/data';
import { countsAsListen, PlayLog, type Plays } from '@echotune/engine';

/** Artist of a song, 0 where unknown. */
export type ArtistOf = (songId: number) => number;

function excludes(exclusion: Exclusion, songId: number, artistId: number, at: number): boolean {
  return (
    (exclusion.songId === null || exclusion.songId === songId) &&
    (exclusion.artistId === null || exclusion.artistId === artistId) &&
    at >= (exclusion.from ?? Number.NEGATIVE_INFINITY) &&
    at < (exclusion.to ?? Number.POSITIVE_INFINITY)
  );
}

/** Columns of plays with songs as items. */
export function playsOf(columns: PlayColumns): Plays {
  const { length, ids, songIds, startedAt, msPlayed } = columns;
  return { length, ids, items: songIds, startedAt, msPlayed };
}

/**
 * The plays that form a taste: long enough to count as a listen, known from more than the Spotify Web
 * API (its terms forbid more than display), and not excluded by the listener.
 */
export function tastePlays(
  columns: PlayColumns,
  exclusions: readonly Exclusion[],
  artistOf: ArtistOf,
): PlayLog {
  const log = new PlayLog();
  for (let i = 0; i < columns.length; i += 1) {
    const item = columns.songIds[i] ?? 0;
    const startedAt = columns.startedAt[i] ?? 0;
    const msPlayed = columns.msPlayed[i] ?? 0;
    if (columns.trainable[i] !== 1 || !countsAsListen(msPlayed, null)) continue;
    const artist = exclusions.length === 0 ? 0 : artistOf(item);
    if (exclusions.some((exclusion) => excludes(exclusion, item, artist, startedAt))) continue;
    log.push({ id: columns.ids[i] ?? 0, item, startedAt, msPlayed });
  }
  return log;
}
