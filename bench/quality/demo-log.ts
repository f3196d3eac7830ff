import { ContentBuilder, type Log, LogBuilder } from '@echotune/engine';
import { type DemoListener, type DemoTrack, demoCommunity } from '@echotune/formats';

/** Any moment would do; the world is made backwards from it. */
const endsAt = Date.UTC(2026, 0, 1);

/** The seeded demo community as a log, with what is known of its tracks. */
export function demoLog(): Log {
  const { you, listeners, tracks } = demoCommunity({ endsAt });
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
  const log = builder.build();
  const content = new ContentBuilder(log.artistOf);
  for (const { track, features, tags, releasedAt } of tracks) {
    const item = log.tracks.find(numbers.get(track) ?? '');
    if (item === undefined) continue;
    for (const [name, value] of Object.entries(features)) content.measure(item, name, value);
    content.measure(item, 'release_year', new Date(releasedAt).getUTCFullYear());
    for (const [at, tag] of tags.entries()) content.tagItem('demo', item, tag, tags.length - at);
  }
  return { ...log, plays: { ...log.plays, content: content.build() } };
}
