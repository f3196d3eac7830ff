import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { type Phrase, phraseLength, phrasesIn } from './match-phrases.ts';
import type { Meaning, Piece } from './piece.ts';
import { readAmount } from './read-amounts.ts';
import { DateReader } from './read-dates.ts';
import { readPointing } from './read-pointing.ts';
import { askingActs } from './words/asking.ts';
import { daytimes } from './words/daytimes.ts';
import { denyingJoints, undenying } from './words/denying.ts';
import { acts, fillers, joints, nouns } from './words/grammar.ts';
import { tagWords } from './words/tags.ts';
import { kinds, wishes } from './words/wishes.ts';

interface Row {
  readonly meaning: Meaning;
  readonly phrases: readonly Phrase[];
}

/** Rows by how the first words of their phrases begin: nothing else is looked at. */
class Lexicon {
  readonly #rows = new Map<string, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const { meaning, phrases } of rows) {
      const byStart = Map.groupBy(phrases, ({ places }) => places[0]?.words[0]?.slice(0, 2) ?? '');
      for (const [start, those] of byStart) {
        const known = this.#rows.get(start) ?? [];
        known.push({ meaning, phrases: those });
        this.#rows.set(start, known);
      }
    }
  }

  words(): ReadonlySet<string> {
    const phrases = [...this.#rows.values()].flat().flatMap((row) => row.phrases);
    const places = phrases.flatMap((phrase) => phrase.places);
    return new Set(places.flatMap(({ words, isStem }) => (isStem ? [] : words)));
  }

  /** What the longest phrases that begin at a word mean: several where several are as long. */
  at(words: readonly string[], at: number): { meanings: readonly Meaning[]; length: number } {
    let [meanings, longest]: [Meaning[], number] = [[], 1];
    for (const { meaning, phrases } of this.#rows.get(words[at]?.slice(0, 2) ?? '') ?? []) {
      const length = phraseLength(phrases, words, at);
      if (length > longest) [meanings, longest] = [[], length];
      if (length === longest) meanings.push(meaning);
    }
    return { meanings, length: longest };
  }
}

function lexiconOf(language: ReasonLanguage): Lexicon {
  const nth = language === 'en' ? 0 : 1;
  const tables = [
    ['act', { ...acts, ...askingActs }],
    ['joint', joints],
    ['joint', denyingJoints],
  ] as const;
  const rows: Row[] = tables.flatMap(([kind, table]) =>
    Object.entries(table).map(([value, phrases]) => ({
      meaning: { kind, value },
      phrases: phrasesIn([phrases[nth] ?? '']),
    })),
  );
  const ofBoth: Row[] = [
    ...Object.entries(nouns).map(([value, phrases]) => ({
      meaning: { kind: 'noun', value } as const,
      phrases: phrasesIn(phrases),
    })),
    ...[...wishes, ...kinds].map(({ gives, isOccasion = false, ...phrases }) => ({
      meaning: { kind: 'wish', gives, isOccasion } as const,
      phrases: phrasesIn([phrases.en, phrases.de]),
    })),
    ...Object.entries(tagWords).map(([value, phrases]) => ({
      meaning: { kind: 'tag', value } as const,
      phrases: phrasesIn([phrases]),
    })),
    ...daytimes.map(({ hours, phrases }) => ({
      meaning: { kind: 'daytime', hours } as const,
      phrases: phrasesIn([phrases]),
    })),
  ];
  const filling = {
    meaning: { kind: 'fill', value: '' } as const,
    phrases: phrasesIn([fillers[nth], undenying[nth]]),
  };
  return new Lexicon([...rows, ...ofBoth, filling]);
}

const vocabularies = new Map<ReasonLanguage, readonly string[]>();

/** Every whole word of the tables that a language's requests are read by. */
export function knownWords(language: ReasonLanguage): readonly string[] {
  const known = vocabularies.get(language) ?? [...lexicons[language].words()];
  vocabularies.set(language, known);
  return known;
}

const lexicons = { en: lexiconOf('en'), de: lexiconOf('de') };

/** What is read by rules instead of tables, the longest first. */
function readAt(words: readonly string[], at: number, dates: DateReader) {
  const date = dates.read(at);
  const amount = readAmount(words, at);
  const pointed = readPointing(words, at);
  const found: { meaning: Meaning; length: number }[] = [];
  if (pointed !== null) {
    const { pointed: what, isWeak, length } = pointed;
    found.push({ meaning: { kind: 'pointed', pointed: what, isWeak }, length });
  }
  if (date !== null) {
    found.push({ meaning: { kind: 'time', span: date.value }, length: date.length });
  }
  if (amount !== null) {
    found.push({ meaning: { kind: 'amount', gives: amount.gives }, length: amount.length });
  }
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Marks what words mean, from left to right, the longest meaning first; `taken` are words of names. */
export function markWords(
  words: readonly string[],
  {
    language,
    today,
    taken,
  }: { language: ReasonLanguage; today: number; taken: ReadonlySet<number> },
): Piece[] {
  const open = words.map((word, at) => (taken.has(at) ? '' : word));
  const dates = new DateReader(open, today);
  const pieces: Piece[] = [];
  for (let at = 0; at < open.length; ) {
    if (taken.has(at)) {
      at += 1;
      continue;
    }
    const told = lexicons[language].at(open, at);
    const read = readAt(open, at, dates);
    const isRead = read !== null && (read.length >= told.length || told.meanings.length === 0);
    const length = isRead ? read.length : told.length;
    const to = at + length;
    const meanings: Meaning[] = isRead
      ? [read.meaning, ...(read.length === told.length ? told.meanings : [])]
      : [...told.meanings];
    if (meanings.length === 0) meanings.push({ kind: 'unknown' });
    for (const meaning of meanings) pieces.push({ ...meaning, from: at, to });
    at = to;
  }
  return pieces;
}
