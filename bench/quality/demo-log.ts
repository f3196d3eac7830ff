import { type Log, LogBuilder } from '@echotune/engine';
import { type DemoListener, type DemoTrack, demoCommunity } from '@echotune/formats';

/** Any moment would do; the world is made backwards from it. */
const endsAt = Date.UTC(2026, 0, 1);

/** The seeded demo community as a log. */
export function demoLog(): Log {
  const { you, listeners } = demoCommunity({ endsAt });
  const numbers = new Map<DemoListener['plays'][number]['track'], string>();
  const nameOf = (track: DemoTrack['track']) => {
    const known = numbers.get(track) ?? `${numbers.size}`;
    numbers.set(track, known);
    return known;
  };
  const builder = new LogBuilder();
  for (const { key, plays } of [you, ...listeners]) {
    for (const { track, startedAt, msPlayed } of plays) {
      const unknown = { session: null, order: null };
      const artist = track.artist;
      const row = { track: nameOf(track), listener: key, artist, startedAt, msPlayed, count: 1 };
      builder.add({ ...unknown, ...row });
    }
  }
  return builder.build();
}
