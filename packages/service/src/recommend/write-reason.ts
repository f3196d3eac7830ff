import type { SongCard } from '@echotune/data';
import type { Explanation, Plays } from '@echotune/engine';
import type { ListenerProfile } from './listener-profiles.ts';
import { dayWords, monthWords, timesWord } from './write-time.ts';

/** A sentence in pieces; strong ones are the listener's own facts. */
export type Sentence = readonly { readonly text: string; readonly strong: boolean }[];

/** "You played {Teardrop} {14 times}": braces mark the strong pieces. */
function sentence(parts: TemplateStringsArray, ...facts: (string | number)[]): Sentence {
  return parts.flatMap((text, i) => {
    const fact = facts[i];
    const plain = text === '' ? [] : [{ text, strong: false }];
    return fact === undefined ? plain : [...plain, { text: String(fact), strong: true }];
  });
}

export interface ReasonInput {
  readonly explanation: Explanation;
  readonly profile: ListenerProfile;
  readonly songs: ReadonlyMap<number, SongCard>;
  readonly now: number;
}

/** The share of one model, through one song of the listener's (null: the community's or a rule's). */
export interface Cause {
  readonly source: string;
  readonly song: number | null;
  readonly value: number;
}

/** Reasons summed by model and causing song, strongest first. */
function causes({ reasons }: Explanation, { items }: Plays): Cause[] {
  const sums = new Map<string, Cause>();
  for (const { play, parts } of reasons) {
    const song = play === undefined ? null : (items[play] ?? null);
    for (const { source, value } of parts) {
      const key = `${source} ${song}`;
      sums.set(key, { source, song, value: value + (sums.get(key)?.value ?? 0) });
    }
  }
  return [...sums.values()].sort((a, b) => b.value - a.value);
}

interface Heard {
  readonly plays: number;
  readonly first: number;
  readonly last: number;
  /** Of the plays, those within two hours of this time of day. */
  readonly aboutNow: number;
}

const minutesOfDay = 1440;
const aboutNowMinutes = 120;

function heard({ taste, clock }: ListenerProfile, song: number, now: number): Heard {
  const { length, items, startedAt } = taste;
  const nowMinute = clock.minuteOfWeek(now);
  let plays = 0;
  let first = 0;
  let last = 0;
  let aboutNow = 0;
  for (let i = 0; i < length; i += 1) {
    const at = startedAt[i] ?? 0;
    if (items[i] !== song || at > now) continue;
    if (plays === 0) first = at;
    last = at;
    plays += 1;
    const apart = Math.abs(clock.minuteOfWeek(at) - nowMinute) % minutesOfDay;
    if (Math.min(apart, minutesOfDay - apart) <= aboutNowMinutes) aboutNow += 1;
  }
  return { plays, first, last, aboutNow };
}

/** One sentence per kind of cause; what it says is counted from the plays, never invented. */
export function causeSentence(cause: Cause, item: number, input: ReasonInput): Sentence {
  const { profile, songs, now } = input;
  const { timeZone } = profile.listener;
  const title = cause.song === null ? null : songs.get(cause.song)?.title;
  if (cause.song === null || title === undefined || title === null) return ruleWords(cause);
  const { plays, first, last, aboutNow } = heard(profile, cause.song, now);
  const day = (at: number) => dayWords(at, now, timeZone);
  switch (cause.source) {
    case 'chain':
      return sentence`You often go on to it after ${title}, which you played ${day(last)}`;
    case 'rediscover':
      return sentence`You played it ${timesWord(plays)} from ${monthWords(first, timeZone)} on, and not since ${monthWords(last, timeZone)}`;
    case 'right-now':
      return aboutNow > 1
        ? sentence`You played it ${timesWord(aboutNow)} about this time of day, last ${day(last)}`
        : ownSong(plays, first, last, input);
    default:
      return cause.song === item
        ? ownSong(plays, first, last, input)
        : sentence`Listeners of ${title} play it too, and you played that ${timesWord(plays)}`;
  }
}

function ownSong(
  plays: number,
  first: number,
  last: number,
  { profile, now }: ReasonInput,
): Sentence {
  const { timeZone } = profile.listener;
  const day = dayWords(last, now, timeZone);
  return plays === 1
    ? sentence`You played it ${day}`
    : sentence`You played it ${timesWord(plays)} since ${monthWords(first, timeZone)}, last ${day}`;
}

/** What is not caused by a play of the listener's: the community's share, and the ranking steps. */
function ruleWords({ source, value }: Cause): Sentence {
  const words: Readonly<Record<string, string>> = {
    popularity: 'The community plays it a lot at the moment',
    opinion: value > 0 ? 'Moved up, as you like it' : 'Moved down, as you did not like the artist',
    diversity: 'Moved down, so that the shelf does not sound all alike',
    'recently-shown': 'Moved down, as it was shown to you lately',
  };
  return [{ text: words[source] ?? `Moved by the rule "${source}"`, strong: false }];
}

/** The strongest reason in one sentence. */
export function reasonSentence(input: ReasonInput): Sentence {
  const [strongest] = causes(input.explanation, input.profile.taste);
  return strongest === undefined ? [] : causeSentence(strongest, input.explanation.item, input);
}

/** The strongest reasons, at most three, no two alike. */
export function reasonSentences(input: ReasonInput): Sentence[] {
  const seen = new Set<string>();
  const sentences: Sentence[] = [];
  for (const cause of causes(input.explanation, input.profile.taste)) {
    if (cause.value <= 0 || sentences.length === 3) break;
    const words = causeSentence(cause, input.explanation.item, input);
    const text = words.map((piece) => piece.text).join('');
    if (!seen.has(text)) sentences.push(words);
    seen.add(text);
  }
  return sentences;
}
