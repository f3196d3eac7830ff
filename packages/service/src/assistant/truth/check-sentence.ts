import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { claimHolds } from './claim-holds.ts';
import type { Evidence, EvidenceRecord } from './evidence.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { type PlacedClaim, readClaims } from './read-claims.ts';
import { keysOf, readWords, type Token } from './read-words.ts';
import { isCue, isFunctionWord } from './vocabulary/is-ordinary.ts';

export interface CheckedSentence {
  readonly isTrue: boolean;
  /** What it speaks of, for the sentences that follow. */
  readonly subjects: readonly EvidenceRecord[];
}

const quotes = /[“„«»‚‘"]([^“”„«»‚‘"]{1,300})[”“«»‘"]|(?:^|\s)'([^']{1,300})'(?=[\s.,!?]|$)/gu;

/** What stands in quotation marks is a name, or what somebody said. */
function areQuotesKnown(sentence: string, evidence: Evidence): boolean {
  return [...sentence.matchAll(quotes)].every(([, double, single = '']) => {
    const keys = keysOf(double ?? single);
    return keys.length === 0 || evidence.textsWith(keys).length > 0;
  });
}

/** After "by", "song" or "called" a name has to be one that is known. */
function areCuesFollowed(
  tokens: readonly Token[],
  starts: ReadonlySet<number>,
  language: ReasonLanguage,
): boolean {
  return tokens.every((token, at) => {
    // "Listen to …"
    const after = tokens[at + 1]?.key === 'to' ? at + 2 : at + 1;
    const next = tokens[after];
    if (token.kind !== 'word' || !isCue(token.key, language) || starts.has(at)) return true;
    if (next === undefined || next.kind !== 'word' || starts.has(after)) return true;
    return isFunctionWord(next.key, language);
  });
}

const copulas: ReadonlySet<string> = new Set(
  'is was has comes fits sounds ist war hat kommt passt klingt'.split(' '),
);

/** "Closer is a good one": of a single word that begins a sentence nobody sees whether it is a name. */
function isBeginningPlain(
  tokens: readonly Token[],
  starts: ReadonlySet<number>,
  language: ReasonLanguage,
): boolean {
  const first = tokens.findIndex(({ kind }) => kind !== 'mark');
  const word = tokens[first];
  if (word?.kind !== 'word' || starts.has(first)) return true;
  return isFunctionWord(word.key, language) || !copulas.has(tokens[first + 1]?.key ?? '');
}

const joins: ReadonlySet<string> = new Set(['by', 'von', '-', '–', '—']);
/** What begins to speak of something else. */
const parts: ReadonlySet<string> = new Set([
  ...[',', ';', ':', '(', ')', 'and', 'or', 'but', 'then', 'with', 'like'],
  ...['und', 'oder', 'aber', 'dann', 'sowie', 'mit', 'wie'],
]);

/** Whether one is a song and the other who made it. */
function areOfEachOther(one: Mention, other: Mention): boolean {
  const isSong = ({ fields }: Mention) => fields.has('title') && !fields.has('artist');
  const isArtist = ({ fields }: Mention) => fields.has('artist') && !fields.has('title');
  return (isSong(one) && isArtist(other)) || (isArtist(one) && isSong(other));
}

/** "This by those", "those sing this": somebody told that the two belong together. */
function arePairsKnown(tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  return mentions.every((mention, n) => {
    const next = mentions[n + 1];
    if (next === undefined) return true;
    const between = tokens
      .slice(mention.end, next.at)
      .filter(({ key }) => !/^["“”„«»*]$/.test(key));
    if (between.some(({ key }) => parts.has(key))) return true;
    const isJoined = between.some(({ key }) => joins.has(key));
    if (!isJoined && !areOfEachOther(mention, next)) return true;
    return mention.records.some((record) => next.records.includes(record));
  });
}

/** The mention that a claim is about, read in one direction: the nearest before it, or the nearest after it. */
function subjectOf(
  { at }: PlacedClaim,
  mentions: readonly Mention[],
  direction: 'before' | 'after',
): Mention | undefined {
  const before = mentions.findLast((mention) => mention.end <= at);
  const after = mentions.find((mention) => mention.at > at);
  return direction === 'before' ? (before ?? after) : (after ?? before);
}

/** Whether all claims are true of what they speak of, if every one of them is read in the same direction. */
function areClaimsTrue(
  claims: readonly PlacedClaim[],
  mentions: readonly Mention[],
  subjects: readonly EvidenceRecord[],
  evidence: Evidence,
): boolean {
  const anybodys = evidence.records.filter(({ isNamed }) => !isNamed);
  return (['before', 'after'] as const).some((direction) =>
    claims.every((placed) => {
      const subject = subjectOf(placed, mentions, direction);
      const about = subject?.records ?? (subjects.length > 0 ? subjects : evidence.records);
      return [...about, ...anybodys].some((record) => claimHolds(placed.claim, record.claims));
    }),
  );
}

/**
 * Whether every name, number and date of a sentence was told, and told of what the sentence says it of. `subjects` are
 * what the sentence before spoke of: "it" may be one of them.
 */
export function checkSentence(
  sentence: string,
  evidence: Evidence,
  language: ReasonLanguage,
  subjects: readonly EvidenceRecord[],
): CheckedSentence {
  const no = { isTrue: false, subjects };
  // An address leads out: sources stand beside the answer.
  if (/https?:|www\.|\S@\S/i.test(sentence)) return no;
  const tokens = readWords(sentence);
  const whole = findMentions(tokens, evidence, language, () => false);
  const taken = new Set(whole.known.flatMap(({ at, end }) => placesBetween(at, end)));
  const claims = readClaims(tokens, language, (at) => taken.has(at));
  const claimed = new Set(claims.flatMap(({ at, length }) => placesBetween(at, at + length)));
  const { known, unknown } = findMentions(tokens, evidence, language, (at) => claimed.has(at));
  const starts = new Set(known.flatMap(({ at, end }) => placesBetween(at, end)));
  const isTrue =
    unknown.length === 0 &&
    areQuotesKnown(sentence, evidence) &&
    isBeginningPlain(tokens, starts, language) &&
    areCuesFollowed(tokens, new Set([...starts, ...claimed]), language) &&
    arePairsKnown(tokens, known) &&
    areClaimsTrue(claims, known, subjects, evidence);
  const spokenOf = known.flatMap(({ records }) => records);
  return { isTrue, subjects: spokenOf.length > 0 ? spokenOf : subjects };
}

function placesBetween(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, n) => from + n);
}
