/** What real histories hold and a generated one would not: as measured, see each function. */

import type { PlayRecord, SourceTrack } from '../format.ts';
import type { Random } from '../random.ts';
import { trackUri } from './identifiers.ts';

/** A pause that has room for a burst of skips, and some. */
const roomMs = 10 * 60_000;
const burstsPerSession = 0.2;
const duplicateShare = 0.004;
const relinkedShare = 0.04;

/** A few tracks that are skipped through within a minute after a session, the first at once. */
function burst(random: Random, plays: readonly PlayRecord[], last: PlayRecord): PlayRecord[] {
  const skips: PlayRecord[] = [];
  let time = last.stampedAt;
  for (let left = 3 + random.below(4); left > 0; left--) {
    const { track, kept } = random.pick(plays);
    const msPlayed = skips.length === 0 ? 0 : random.below(6000);
    const stampedAt = time + Math.ceil(msPlayed / 1000) * 1000;
    skips.push({ stampedAt, startedAt: stampedAt - msPlayed, msPlayed, track, kept });
    time = stampedAt;
  }
  return skips;
}

/** The same song under another identity, as when the service has got it from another label. */
function relinked(random: Random, track: SourceTrack): SourceTrack {
  const id = trackUri(random);
  return { ...track, id, identities: [{ kind: 'spotify-track', value: id }] };
}

/**
 * A history with what real ones hold: bursts of skips of which several fall into a minute and some
 * last 0 ms, songs that change their URI in the middle, and exact duplicates of rows. In the order
 * of time; the same for the same chance.
 */
export function withQuirks(random: Random, plays: readonly PlayRecord[]): PlayRecord[] {
  const second = new Map<SourceTrack, SourceTrack | null>();
  const half = plays.length / 2;
  const quirky: PlayRecord[] = [];
  for (const [i, play] of plays.entries()) {
    let uris = second.get(play.track);
    if (uris === undefined) {
      uris = random.chance(relinkedShare) ? relinked(random, play.track) : null;
      second.set(play.track, uris);
    }
    const told = i > half && uris !== null ? { ...play, track: uris } : play;
    quirky.push(told);
    if (random.chance(duplicateShare)) quirky.push({ ...told });
    const next = plays[i + 1];
    const pause = (next?.startedAt ?? play.stampedAt) - play.stampedAt;
    if (pause > roomMs && random.chance(burstsPerSession))
      quirky.push(...burst(random, plays, play));
  }
  return quirky;
}
