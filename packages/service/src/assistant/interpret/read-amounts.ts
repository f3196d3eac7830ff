import type { Constraints } from '../constraints.ts';
import { phraseLength, phrasesIn } from './match-phrases.ts';
import { bounds, lengths, numbers, ones } from './words/numbers.ts';

interface Read {
  readonly gives: Constraints;
  readonly length: number;
}

type Bound = 'most' | 'least' | null;

const most = phrasesIn(bounds.most);
const least = phrasesIn(bounds.least);
const ranges = new Set(['to', 'bis', 'and', 'und']);
const halves = new Set(['half', 'halbe', 'halben']);
const roughly = new Set(
  'about around roughly approximately maybe ungefahr ungefaehr etwa ca circa rund vielleicht'.split(
    ' ',
  ),
);
const betweens = new Set(['between', 'zwischen', 'from', 'von']);
const longWords = new Set(['long', 'lang']);
/** Songs are not longer, and nobody asks for so little music. */
const longestSongMinutes = 15;

function numberAt(words: readonly string[], at: number): number | null {
  const word = words[at] ?? '';
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return numbers.get(word) ?? null;
}

/** How long something is, in minutes: "an hour", "half an hour", "anderthalb Stunden", "90 min". */
function lengthAt(
  words: readonly string[],
  at: number,
): { minutes: number; length: number } | null {
  const word = words[at] ?? '';
  const unit = (nth: number) => lengths.get(words[at + nth] ?? '');
  if (halves.has(word)) {
    const isLong = ones.has(words[at + 1] ?? '');
    const minutes = unit(isLong ? 2 : 1);
    return minutes === undefined ? null : { minutes: minutes / 2, length: isLong ? 3 : 2 };
  }
  if (ones.has(word) && halves.has(words[at + 1] ?? '')) {
    const minutes = unit(2);
    return minutes === undefined ? null : { minutes: minutes / 2, length: 3 };
  }
  const joined = /^(\d{1,3})(min|mins|h|hrs?|std)$/.exec(word);
  if (joined !== null) {
    return { minutes: Number(joined[1]) * (lengths.get(joined[2] ?? '') ?? 1), length: 1 };
  }
  const isOneAndHalf = word === 'anderthalb' || word === 'eineinhalb';
  const count = isOneAndHalf ? 1.5 : ones.has(word) ? 1 : numberAt(words, at);
  const minutes = unit(1);
  if (count === null || minutes === undefined) return null;
  // "an hour and a half"
  const isMore = words.slice(at + 2, at + 5).join(' ') === 'and a half';
  return { minutes: minutes * (count + (isMore ? 0.5 : 0)), length: isMore ? 5 : 2 };
}

function bounded(bound: Bound, value: number, slack: number): { least?: number; most?: number } {
  if (bound === 'most') return { most: value };
  if (bound === 'least') return { least: value };
  return { least: value - slack, most: value + slack };
}

function tempoAt(
  words: readonly string[],
  at: number,
  bound: Bound,
  isOfTempo: boolean,
): Read | null {
  const first = numberAt(words, at);
  if (first === null || first < 30) return null;
  const second = ranges.has(words[at + 1] ?? '')
    ? numberAt(words, at + 2)
    : numberAt(words, at + 1);
  const after = second === null ? at + 1 : ranges.has(words[at + 1] ?? '') ? at + 3 : at + 2;
  const isBpm =
    words[after] === 'bpm' || words.slice(after, after + 3).join(' ') === 'beats per minute';
  const unitLength = words[after] === 'bpm' ? 1 : isBpm ? 3 : 0;
  if (!isBpm && !(isOfTempo && second === null)) return null;
  const tempo = second === null ? bounded(bound, first, 5) : { least: first, most: second };
  return { gives: { tempo }, length: after + unitLength - at };
}

/** What a number or length that begins at a word asks for; null where there is none. */
export function readAmount(words: readonly string[], at: number): Read | null {
  const [mostLength, leastLength] = [most, least].map((phrases) =>
    phraseLength(phrases, words, at),
  );
  const skipped = Math.max(mostLength ?? 0, leastLength ?? 0);
  const bound: Bound = skipped === 0 ? null : skipped === mostLength ? 'most' : 'least';
  if (roughly.has(words[at] ?? '')) {
    const found = readAmount(words, at + 1);
    return found === null ? null : { ...found, length: found.length + 1 };
  }
  const isRange = betweens.has(words[at] ?? '') && skipped === 0;
  const start = at + skipped + (isRange ? 1 : 0);
  const isOfTempo = words
    .slice(at, start)
    .some((word) => /^(fast|slow|schnell|langsam)/.test(word));
  const tempo = tempoAt(words, start, bound, isOfTempo);
  if (tempo !== null) return { ...tempo, length: tempo.length + start - at };
  if (isRange) return null;
  const long = lengthAt(words, start);
  if (long !== null) {
    const { minutes } = long;
    const isSaid = longWords.has(words[start + long.length] ?? '');
    const length = skipped + long.length + (isSaid ? 1 : 0);
    const isOfSong = bound !== null && minutes <= longestSongMinutes;
    if (isOfSong) return { gives: { seconds: bounded(bound, minutes * 60, 0) }, length };
    return minutes < 1 || minutes > 600 ? null : { gives: { minutes }, length };
  }
  const count = numberAt(words, start);
  if (count === null || count < 1 || count > 100) return null;
  return { gives: { count }, length: skipped + 1 };
}
