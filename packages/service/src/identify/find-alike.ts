import { isOneEditApart } from './measure-edits.ts';
import { romanised } from './romanise.ts';

/** Something with a key (`nameKey`), to be compared with others of its kind. */
export interface Keyed {
  readonly key: string;
}

export interface Alike<T> {
  readonly a: T;
  readonly b: T;
  /** 0 … 1. */
  readonly score: number;
  /** What the pair has in common, for a sentence. */
  readonly why: string;
}

/** A form under which names that are written differently meet. */
interface Form {
  readonly of: (key: string) => string;
  readonly score: number;
  readonly why: string;
}

const forms: readonly Form[] = [
  { of: (key) => key.replaceAll(' ', ''), score: 0.95, why: 'differ in spaces and signs only' },
  {
    of: (key) => key.replace(/^(?:the|a|an) /u, '').replace(/ the$/u, ''),
    score: 0.9,
    why: 'differ in the article only',
  },
  { of: (key) => key.split(' ').sort().join(' '), score: 0.7, why: 'have the same words' },
  {
    of: (key) => key.replace(/([aou])e/gu, '$1').replaceAll('ph', 'f'),
    score: 0.85,
    why: 'differ as ä and ae do',
  },
  { of: romanised, score: 0.8, why: 'are the same in Latin letters' },
  { of: (key) => key.replace(/in(?= |$)/gu, 'ing'), score: 0.9, why: 'differ as -in’ and -ing do' },
];

const editScore = 0.7;
/** Shorter names are one letter apart by chance. */
const shortestForEdits = 5;
const blockLength = 3;
/** Names with one beginning that are compared with each other; more say nothing by their beginning. */
const largestBlock = 2_000;

const numberWord = /^(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)$/u;
const numbersOf = (key: string) =>
  key
    .split(' ')
    .filter((word) => numberWord.test(word))
    .join(' ');

function grouped<T>(all: readonly T[], of: (one: T) => string): T[][] {
  const groups = Map.groupBy(all, of);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Every pair of a group whose forms are equal; names of one key are not for this. */
function* byForm<T extends Keyed>(all: readonly T[]): Generator<Alike<T>> {
  for (const { of, score, why } of forms) {
    for (const group of grouped(all, ({ key }) => of(key))) {
      for (const [i, a] of group.entries()) {
        for (const b of group.slice(i + 1)) if (a.key !== b.key) yield { a, b, score, why };
      }
    }
  }
}

/** Pairs one edit apart: what is not edited shares its beginning or its end. */
function* byEdit<T extends Keyed>(all: readonly T[]): Generator<Alike<T>> {
  const long = all.filter(({ key }) => key.length >= shortestForEdits);
  const blocks = [
    ...grouped(long, ({ key }) => key.slice(0, blockLength)),
    ...grouped(long, ({ key }) => key.slice(-blockLength)),
  ];
  for (const block of blocks.filter(({ length }) => length <= largestBlock)) {
    const numbers = block.map(({ key }) => numbersOf(key));
    for (const [i, a] of block.entries()) {
      for (let j = i + 1; j < block.length; j += 1) {
        const b = block[j]!;
        if (a.key === b.key || numbers[i] !== numbers[j] || !isOneEditApart(a.key, b.key)) continue;
        yield { a, b, score: editScore, why: 'are one letter apart' };
      }
    }
  }
}

/**
 * Pairs whose keys are nearly equal: in spaces, articles, order of words, romanisation, or one letter.
 * Numbers must be equal: "Part 1" and "Part 2" are no slip. Looks only where something is shared
 * (blocking), so that 100,000 names take a second or two. A pair may come more than once.
 */
export function* findAlike<T extends Keyed>(all: readonly T[]): Generator<Alike<T>> {
  yield* byForm(all);
  yield* byEdit(all);
}
