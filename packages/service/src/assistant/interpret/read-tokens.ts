import { nameKey } from '../../identify/name-key.ts';

/** A word, or a quoted passage, of what was said. */
export interface Token {
  /** As it was written, without quotation marks. */
  readonly text: string;
  /** In lower case, without accents and apostrophes; of a passage its key as a name. */
  readonly word: string;
  /** Where it stands in the text, its quotation marks included. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the next token, or the end. */
  readonly gap: string;
  readonly isQuoted: boolean;
}

/** More words than that are nothing that somebody says to a chat: the rest is not looked at. */
const mostTokens = 150;

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '’': '’',
};
/** Longer passages are no names: somebody forgot the second mark. */
const longestQuote = 120;

const letter = /[\p{L}\p{N}\p{M}]/u;
const within = /['’$!]/u;

const isLetter = (char: string | undefined) => char !== undefined && letter.test(char);

/** Where the passage that opens at a position closes; -1 where none does. */
function endOfQuote(chars: readonly string[], at: number): number {
  const marks = closing[chars[at] ?? ''];
  if (marks === undefined || isLetter(chars[at - 1])) return -1;
  for (let end = at + 2; end < chars.length && end - at <= longestQuote; end += 1) {
    if (marks.includes(chars[end] ?? '') && !isLetter(chars[end + 1])) return end;
  }
  return -1;
}

function endOfWord(chars: readonly string[], at: number): number {
  let end = at + 1;
  for (; end < chars.length; end += 1) {
    const isInside = within.test(chars[end] ?? '') && isLetter(chars[end + 1]);
    if (!isLetter(chars[end]) && !isInside) break;
  }
  return end;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
}

function* spansOf(chars: readonly string[]): Generator<Span> {
  for (let at = 0; at < chars.length; ) {
    const quoteEnd = endOfQuote(chars, at);
    if (quoteEnd > 0) {
      yield { from: at, to: quoteEnd + 1, isQuoted: true };
      at = quoteEnd + 1;
    } else if (isLetter(chars[at])) {
      const to = endOfWord(chars, at);
      yield { from: at, to, isQuoted: false };
      at = to;
    } else {
      if (chars[at] === '&') yield { from: at, to: at + 1, isQuoted: false };
      at += 1;
    }
  }
}

/** In front of "1.5" they make a date of it. */
const beforeDates = new Set(['am', 'vom', 'den', 'on', 'zum']);
const few = /^\d{1,2}$/;

/** Words in which what stands between them tells what they are: "1.5." is a day, "-3" is no 3. */
function withSigns(tokens: readonly Token[]): readonly Token[] {
  const words = tokens.map(({ word }) => word);
  for (const [at, token] of tokens.entries()) {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (token.isQuoted || !/^\d+$/.test(token.word)) continue;
    const isAfterNumber = /\d$/.test(before?.word ?? '');
    if (/\s[-−]$/.test(before?.gap ?? '') && !isAfterNumber) words[at] = `-${token.word}`;
    if (next === undefined || token.gap !== '.' || !few.test(token.word)) continue;
    const isYear = next.gap === '.' && /^\d/.test(tokens[at + 2]?.word ?? '');
    const isDay = next.gap.startsWith('.') || beforeDates.has(before?.word ?? '');
    if (!few.test(next.word) || isYear || !isDay || isAfterNumber) continue;
    words.splice(at, 2, `${token.word}.`, `${next.word}.`);
  }
  return tokens.map((token, at) => {
    const word = words[at] ?? token.word;
    const isBelowZero = word !== token.word && word.startsWith('-');
    return isBelowZero
      ? { ...token, word, text: `-${token.text}`, start: token.start - 1 }
      : { ...token, word };
  });
}

export interface Told {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What came after more tokens than are looked at; empty nearly always. */
  readonly rest: string;
}

/** The words of a text, and where they stand. Linear in its length. */
export function readTokens(text: string): Told {
  const chars = Array.from(text);
  const offsets = [0];
  for (const char of chars) offsets.push((offsets.at(-1) ?? 0) + char.length);
  const spans: Span[] = [];
  let rest = '';
  for (const span of spansOf(chars)) {
    if (spans.length === mostTokens) {
      rest = chars.slice(span.from).join('').trim();
      break;
    }
    spans.push(span);
  }
  const tokens = spans.map(({ from, to, isQuoted }, at): Token => {
    const next = spans[at + 1]?.from ?? (rest === '' ? chars.length : to);
    const own = (isQuoted ? chars.slice(from + 1, to - 1) : chars.slice(from, to)).join('');
    const [start, end] = [offsets[from] ?? 0, offsets[to] ?? 0];
    const word = own === '&' ? '&' : nameKey(own);
    return { text: own, word, start, end, gap: chars.slice(to, next).join(''), isQuoted };
  });
  return { text, tokens: withSigns(tokens), rest };
}
