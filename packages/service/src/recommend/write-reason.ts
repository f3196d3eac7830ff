import type { Facts, Heard } from './gather-facts.ts';
import { keyOf } from './gather-tellers.ts';
import type { PlayedWords } from './phrases/phrases.ts';
import type { Sentence } from './phrases/sentence.ts';
import type { Cause } from './weigh-causes.ts';

/** Why an item was recommended: what it says is counted from the plays, never invented. */
export function causeSentence(cause: Cause, item: number, facts: Facts): Sentence {
  const { now, clock, phrases } = facts;
  const title = facts.songs.get(cause.song ?? 0)?.title;
  const heard = facts.heard.get(cause.song ?? 0);
  const isOwn = facts.isOwnAlone(item);
  if (title === undefined) return ruleSentence(cause, isOwn, facts);
  if (cause.theme === 'same-kind') return kindSentence(item, cause.song ?? 0, facts);
  if (cause.theme === 'told-alike') return alikeSentence(item, cause.song ?? 0, facts);
  const goesWith = isOwn ? phrases.alongWith : phrases.othersPlayBoth;
  // A song that was asked about and never played.
  if (heard === undefined) return goesWith(title, null);
  const { plays, first, last, aboutNow } = heard;
  const lastDay = phrases.time.day(last, now, clock);
  const times = phrases.time.times(plays);
  switch (cause.theme) {
    case 'same-sessions':
      return phrases.sameSessions(title, lastDay);
    case 'others-go-on':
      return (isOwn ? phrases.sameSessions : phrases.othersGoOn)(title, lastDay);
    case 'this-session':
      return phrases.thisSession(lastDay);
    case 'forgotten': {
      const [since, lastMonth] = [first, last].map((at) => phrases.time.month(at, clock));
      return phrases.forgotten({ times, since: since ?? '', last: lastMonth ?? '' });
    }
    case 'time-of-day':
      return aboutNow > 1
        ? phrases.aboutNow(phrases.time.times(aboutNow), lastDay)
        : ownSong(heard, facts);
    default:
      return cause.song === item ? ownSong(heard, facts) : goesWith(title, times);
  }
}

/** What two songs have in common by what is known of them: tags, else the artist, else years and sound. */
function kindSentence(item: number, song: number, facts: Facts): Sentence {
  const { songs, tags, phrases } = facts;
  const [own, other] = [songs.get(item), songs.get(song)];
  const title = other?.title ?? '';
  const played = timesOf(song, facts);
  const others = new Set(tags.get(song));
  const [first, second] = (tags.get(item) ?? []).filter((tag) => others.has(tag));
  if (first !== undefined) return phrases.tagged([first, second], title, played);
  return own !== undefined && own.artistId === other?.artistId
    ? phrases.sameArtist(own.artist, title, played)
    : phrases.sameKind(title, played);
}

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
  return arePlayedTogether ? facts.phrases.playedNear(title) : facts.phrases.sameListeners(title);
}

/** What others say it is like; what told so may have been removed since the model learned it. */
function alikeSentence(item: number, song: number, facts: Facts): Sentence {
  const teller = facts.tellers.get(keyOf({ item, song })) ?? null;
  const title = facts.songs.get(song)?.title ?? '';
  return facts.phrases.toldAlike(title, timesOf(song, facts), teller);
}

/** How often a song was played, in words; null for never. */
function timesOf(song: number, { heard, phrases }: Facts): string | null {
  const plays = heard.get(song)?.plays;
  return plays === undefined ? null : phrases.time.times(plays);
}

function ownSong({ plays, first, last }: Heard, { now, clock, phrases }: Facts): Sentence {
  const { time } = phrases;
  const lastDay = time.day(last, now, clock);
  if (plays === 1) return phrases.playedOnce(lastDay);
  const played: PlayedWords = {
    times: time.times(plays),
    since: time.month(first, clock),
    last: lastDay,
  };
  return phrases.playedSince(played);
}

/** What is not caused by a play of the listener's: the community's share, and the ranking steps. */
function ruleSentence({ theme, value }: Cause, isOwn: boolean, { phrases }: Facts): Sentence {
  const { popular, opinion, rules, unknownRule } = phrases;
  const words: Readonly<Record<string, string>> = {
    ...rules,
    popularity: isOwn ? popular.own : popular.here,
    opinion: value > 0 ? opinion.up : opinion.down,
  };
  return [{ text: words[theme] ?? unknownRule(theme), strong: false }];
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
