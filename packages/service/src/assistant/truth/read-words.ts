/** A piece of a sentence. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  /** In lower case, without accents where the writer may leave them out. */
  readonly key: string;
  readonly isCapital: boolean;
}

/** Numbers with their separators, words with what joins them, and everything else by itself. */
const pieces =
  /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’&.-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

export function readWords(text: string): Token[] {
  // Digits have more than one form: ４１２ and ⑫ are read as what they count.
  return Array.from(text.normalize('NFKC').matchAll(pieces), ([piece]) => {
    const kind = /^\p{N}/u.test(piece) ? 'number' : /^[\p{L}\p{M}]/u.test(piece) ? 'word' : 'mark';
    const isCapital = kind === 'word' && /^\p{Lu}/u.test(piece);
    return { kind, text: piece, key: keyOf(piece), isCapital };
  });
}

/** The keys of a text, without its marks: two texts that read alike have the same. */
export function keysOf(text: string): string[] {
  return readWords(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ key }) => key);
}
