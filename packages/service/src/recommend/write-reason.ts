import type { Facts, Heard } from './gather-facts.ts';
import { keyOf } from './gather-tellers.ts';
import type { Cause } from './weigh-causes.ts';
import { dayWords, monthWords, timesWord } from './write-time.ts';

/** A sentence in pieces; strong ones are the listener's own facts. */
export type Sentence = readonly { readonly text: string; readonly strong: boolean }[];

/** "You played {Teardrop} {14 times}": what stands in braces is strong. */
function sentence(parts: TemplateStringsArray, ...strong: string[]): Sentence {
  return parts.flatMap((text, i) => {
    const fact = strong[i];
    const plain = text === '' ? [] : [{ text, strong: false }];
    return fact === undefined ? plain : [...plain, { text: fact, strong: true }];
  });
}

/** Why an item was recommended: what it says is counted from the plays, never invented. */
export function causeSentence(cause: Cause, item: number, facts: Facts): Sentence {
  const { now, clock } = facts;
  const title = facts.songs.get(cause.song ?? 0)?.title;
  const heard = facts.heard.get(cause.song ?? 0);
  if (title === undefined) return ruleSentence(cause);
  if (cause.theme === 'same-kind') return kindSentence(item, cause.song ?? 0, facts);
  if (cause.theme === 'told-alike') return alikeSentence(item, cause.song ?? 0, facts);
  // A song that was asked about and never played.
  if (heard === undefined) return sentence`Listeners of ${title} play it too`;
  const { plays, first, last, aboutNow } = heard;
  const lastDay = dayWords(last, now, clock);
  switch (cause.theme) {
    case 'same-sessions':
      return sentence`It has come up in your sessions with ${title}, which you played ${lastDay}`;
    case 'others-go-on':
      return sentence`Others go on to it after ${title}, which you played ${lastDay}`;
    case 'this-session':
      return sentence`You keep coming back to songs of this session, and played it ${lastDay}`;
    case 'forgotten':
      return sentence`You played it ${timesWord(plays)} from ${monthWords(first, clock)} on, and not since ${monthWords(last, clock)}`;
    case 'time-of-day':
      return aboutNow > 1
        ? sentence`You played it ${timesWord(aboutNow)} about this time of day, last ${lastDay}`
        : ownSong(heard, facts);
    default:
      return cause.song === item
        ? ownSong(heard, facts)
        : sentence`Listeners of ${title} play it too, and you played that ${timesWord(plays)}`;
  }
}

/** What two songs have in common by what is known of them: tags, else the artist, else years and sound. */
function kindSentence(item: number, song: number, { songs, heard, tags }: Facts): Sentence {
  const [own, other] = [songs.get(item), songs.get(song)];
  const title = other?.title ?? '';
  const plays = heard.get(song)?.plays;
  const played = plays === undefined ? [] : sentence`, which you played ${timesWord(plays)}`;
  const others = new Set(tags.get(song));
  const [first, second] = (tags.get(item) ?? []).filter((tag) => others.has(tag));
  if (first !== undefined) {
    const tagged =
      second === undefined
        ? sentence`It is tagged ${first}, like ${title}`
        : sentence`It is tagged ${first} and ${second}, like ${title}`;
    return [...tagged, ...played];
  }
  return own !== undefined && own.artistId === other?.artistId
    ? [...sentence`It is by ${own.artist}, like ${title}`, ...played]
    : [...sentence`By its years and its sound it is near ${title}`, ...played];
}

/** Of the first song of a bridge. */
export const startSentence: Sentence = [{ text: 'Where the way begins', strong: false }];

/** Why a song follows another one on a bridge: what they have in common, as far as it is known. */
export function stepSentence(
  item: number,
  before: number,
  arePlayedTogether: boolean,
  facts: Facts,
): Sentence {
  const others = new Set(facts.tags.get(before));
  const isTagged = (facts.tags.get(item) ?? []).some((tag) => others.has(tag));
  const own = facts.songs.get(item);
  const other = facts.songs.get(before);
  if (isTagged || own?.artistId === other?.artistId) return kindSentence(item, before, facts);
  const title = other?.title ?? '';
  return arePlayedTogether
    ? sentence`It is played near ${title}`
    : sentence`It is played by those who play ${title}, or near what they play`;
}

/** What others say it is like. */
function alikeSentence(item: number, song: number, { songs, heard, tellers }: Facts): Sentence {
  const title = songs.get(song)?.title ?? '';
  const plays = heard.get(song)?.plays;
  const played = plays === undefined ? [] : sentence`, which you played ${timesWord(plays)}`;
  const teller = tellers.get(keyOf({ item, song }));
  // What told so may have been removed since the model learned it.
  const told =
    teller === undefined ? [] : sentence`, says `.concat({ text: teller, strong: false });
  return [...sentence`Like ${title}`, ...played, ...told];
}

function ownSong({ plays, first, last }: Heard, { now, clock }: Facts): Sentence {
  const lastDay = dayWords(last, now, clock);
  return plays === 1
    ? sentence`You played it ${lastDay}`
    : sentence`You played it ${timesWord(plays)} since ${monthWords(first, clock)}, last ${lastDay}`;
}

/** What is not caused by a play of the listener's: the community's share, and the ranking steps. */
function ruleSentence({ theme, value }: Cause): Sentence {
  const words: Readonly<Record<string, string>> = {
    popularity: 'The community plays it a lot at the moment',
    opinion: value > 0 ? 'Moved up, as you like it' : 'Moved down, as you did not like the artist',
    'familiarity-dial': 'Moved down, as you asked for more or less of what you know',
    'popularity-dial': 'Moved down, as you asked for more or less known songs',
    'off-target': 'Moved down, as it is further from the sound you asked for',
    diversity: 'Moved down, so that the shelf does not sound all alike',
    calibration: 'Moved down, as the shelf already has more of its kind than you play',
    'recently-shown': 'Moved down, as it was shown to you lately',
  };
  return [{ text: words[theme] ?? `Moved by the rule "${theme}"`, strong: false }];
}

/** The strongest causes in words, at most three, no two alike. */
export function causeSentences(causes: readonly Cause[], item: number, facts: Facts): Sentence[] {
  const sentences = new Map<string, Sentence>();
  for (const cause of causes) {
    if (cause.value <= 0 || sentences.size === 3) break;
    const words = causeSentence(cause, item, facts);
    const text = words.map((piece) => piece.text).join('');
    if (!sentences.has(text)) sentences.set(text, words);
  }
  return [...sentences.values()];
}
