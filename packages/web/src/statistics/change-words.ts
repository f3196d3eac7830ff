import type { Messages } from '../messages/messages.ts';
import type { Words } from '../words/words.ts';

/** Changes below this share are none that one would hear. */
const unheard = 0.02;
/** From here on "times as many" is easier to see than percent. */
const fewTimes = 2;

/** "12 % more than", "3 times as many as", "about as many as": a number beside an earlier one, which is above 0. */
export function changeWords(
  now: number,
  before: number,
  said: Messages['statistics'],
  words: Words,
): string {
  const change = now / before - 1;
  if (Math.abs(change) < unheard) return said.asMany;
  const times = Math.round(now / before);
  if (now / before >= fewTimes) return said.timesAsMany(times, words.number(times));
  const percent = words.percent(Math.abs(change));
  return change > 0 ? said.more(percent) : said.fewer(percent);
}
