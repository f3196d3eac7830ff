import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Evidence, EvidenceRecord, EvidenceText } from './evidence.ts';
import type { Token } from './read-words.ts';
import { isOrdinary } from './vocabulary/is-ordinary.ts';

/** Something that a sentence calls by a name. */
export interface Mention {
  /** The first token, and the first after it. */
  readonly at: number;
  readonly end: number;
  /** The things that are called so; none where only the listener said it. */
  readonly records: readonly EvidenceRecord[];
  /** As what they are called so. */
  readonly fields: ReadonlySet<string>;
}

export interface Mentions {
  readonly known: readonly Mention[];
  /** What is called by a name that nobody told. */
  readonly unknown: readonly Token[];
}

function mentionOf(at: number, end: number, texts: readonly EvidenceText[]): Mention {
  return {
    ...{ at, end, records: [...new Set(texts.flatMap(({ record }) => record ?? []))] },
    fields: new Set(texts.flatMap(({ field }) => field ?? [])),
  };
}

/** Where the words of a name end among the tokens from `at` on; -1 where they are others. Marks do not count. */
function endOfName(tokens: readonly Token[], at: number, keys: readonly string[]): number {
  let next = at;
  for (const [n, key] of keys.entries()) {
    while (n > 0 && tokens[next]?.kind === 'mark') next += 1;
    if (tokens[next]?.key !== key) return -1;
    next += 1;
  }
  return next;
}

/** A name of the evidence in full, the longest that begins here. */
function nameAt(tokens: readonly Token[], at: number, evidence: Evidence): Mention | null {
  const candidates = evidence.namesFrom(tokens[at]?.key ?? '');
  let end = -1;
  const meant: EvidenceText[] = [];
  for (const name of candidates) {
    const ends = endOfName(tokens, at, name.keys);
    if (ends < 0 || (end >= 0 && ends !== end)) continue;
    end = ends;
    meant.push(name);
  }
  return end < 0 ? null : mentionOf(at, end, meant);
}

/**
 * Whether a token stands as part of a name. In English what is capital within a sentence is one; German writes nouns
 * so, and there only what is no ordinary word.
 */
function isNameLike(token: Token, isFirst: boolean, language: ReasonLanguage): boolean {
  if (token.kind !== 'word') return false;
  if (!isOrdinary(token.key, language)) return true;
  return language === 'en' && token.isCapital && !isFirst && !/^i(['’]|$)/.test(token.key);
}

/** The longest run of name-like words from `at` on that stands in what was told. */
function partAt(
  tokens: readonly Token[],
  at: number,
  isPart: (at: number) => boolean,
  evidence: Evidence,
): Mention | null {
  let end = at;
  while (isPart(end)) end += 1;
  const keys = tokens.slice(at, end).map(({ key }) => key);
  const texts = evidence.textsWith(keys);
  return texts.length === 0 ? null : mentionOf(at, end, texts);
}

/** What the tokens of a sentence call by name; tokens for which `isClaim` holds are numbers and dates. */
export function findMentions(
  tokens: readonly Token[],
  evidence: Evidence,
  language: ReasonLanguage,
  isClaim: (at: number) => boolean,
): Mentions {
  const known: Mention[] = [];
  const unknown: Token[] = [];
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  const isPart = (at: number) => {
    const token = tokens[at];
    return token !== undefined && !isClaim(at) && isNameLike(token, at === first, language);
  };
  for (let at = 0; at < tokens.length; ) {
    const name = isWorthNaming(tokens, at, language) ? nameAt(tokens, at, evidence) : null;
    const mention = name ?? (isPart(at) ? partAt(tokens, at, isPart, evidence) : null);
    if (mention !== null) known.push(mention);
    else if (isPart(at)) unknown.push(...tokens.slice(at, at + 1));
    at = mention?.end ?? at + 1;
  }
  return { known, unknown };
}

/** A name of one ordinary word in lower case is that word: "one", "help". */
function isWorthNaming(tokens: readonly Token[], at: number, language: ReasonLanguage): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return false;
  return (
    token.isCapital ||
    token.kind === 'number' ||
    !isOrdinary(token.key, language) ||
    tokens[at - 1]?.kind === 'mark'
  );
}
