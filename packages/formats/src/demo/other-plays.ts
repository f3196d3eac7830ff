/** What the demo listener plays that is no music: in the longer pauses between sessions. */

import type { PlayRecord } from '../format.ts';
import type { Random } from '../random.ts';
import type { OtherPlay } from '../spotify/other-play.ts';
import { serviceUri } from './identifiers.ts';
import { artistName, place, title } from './names.ts';

const minuteMs = 60_000;
/** A pause of that much holds whatever is played in it. */
const pauseMs = 60 * minuteMs;
const shareOfPauses = 0.2;
const seriesCount = 5;

/** A few podcasts, an audiobook and videos, oldest first, none while music plays. */
export function otherPlays(random: Random, plays: readonly PlayRecord[]): OtherPlay[] {
  const shows = Array.from({ length: seriesCount }, () => `The ${place(random)} Hour`);
  const book = title(random, null);
  const others: OtherPlay[] = [];
  for (const [i, { stampedAt: from }] of plays.entries()) {
    const until = plays[i + 1]?.startedAt ?? from;
    if (until - from < pauseMs || !random.chance(shareOfPauses)) continue;
    const msPlayed = Math.floor(random.between(2, 35) * minuteMs);
    const stampedAt = from + 5 * minuteMs + Math.ceil(msPlayed / 1000) * 1000;
    const kind = (['podcast', 'audiobook', 'video'] as const)[random.weighted([8, 1, 1])]!;
    const when = { kind, stampedAt, msPlayed };
    if (kind === 'podcast') {
      const uri = serviceUri(random, 'episode');
      const number = others.length + 1;
      others.push({ ...when, series: random.pick(shows), title: `Episode ${number}`, uri });
    } else if (kind === 'audiobook') {
      const uri = serviceUri(random, 'audiobook');
      others.push({ ...when, series: book, title: `Chapter ${others.length + 1}`, uri });
    } else {
      const series = artistName(random, null);
      others.push({ ...when, series, title: `${title(random, null)} (Video)`, uri: null });
    }
  }
  return others;
}
