import { isOf, type Piece } from './piece.ts';
import type { Token } from './read-tokens.ts';

/** Acts whose object is somebody or something with a name. */
const namingActs = new Set(
  `play love like dislike hide none often when why sounds more news find add remove delete rename show
  recommend`.split(/\s+/),
);
const namingJoints = new Set(['like', 'by', 'not', 'to', 'called']);
/** They are about somebody, who may be named before them; what comes after them can be any word. */
const aboutSomebody = ['news', 'often', 'when', 'sounds', 'rename'];
const loose = new Set([
  'why',
  'recommend',
  'show',
  'rename',
  'add',
  'find',
  'more',
  'news',
  'when',
  'often',
]);
const betweenWords = new Set(
  'the a an my this that der die das den dem des ein eine einen einem einer mein meine meinen meiner meinem'.split(
    ' ',
  ),
);
/** Most words between what asks for a name and the name: "by the band", "von der Gruppe". */
const mostBetween = 3;

/** Where names can stand among marked words. */
export class NameSlots {
  readonly #tokens: readonly Token[];
  readonly #pieces: readonly Piece[];
  readonly #at: (readonly Piece[])[];

  constructor(tokens: readonly Token[], pieces: readonly Piece[]) {
    this.#tokens = tokens;
    this.#pieces = pieces;
    this.#at = tokens.map(() => []);
    for (const piece of pieces) {
      for (let at = piece.from; at < piece.to; at += 1) {
        this.#at[at] = [...(this.#at[at] ?? []), piece];
      }
    }
  }

  piecesAt(at: number): readonly Piece[] {
    return this.#at[at] ?? [];
  }

  /** Whether a word means something by itself, names apart. */
  isPlain(at: number): boolean {
    const pieces = this.piecesAt(at);
    return pieces.length > 0 && !pieces.some(({ kind }) => kind === 'unknown' || kind === 'name');
  }

  isCapital(at: number): boolean {
    return /^\p{Lu}/u.test(this.#tokens[at]?.text ?? '');
  }

  /** Whether a sentence or a part of it ends before a token. */
  isCut(at: number): boolean {
    const gap = this.#tokens[at - 1]?.gap;
    return gap === undefined || /[.,;:!?\n()–—]/u.test(gap);
  }

  /** What asks for the name that begins at a token: the pieces before it, past words that say nothing. */
  opener(at: number): readonly Piece[] {
    for (let before = at - 1; before >= 0 && before >= at - 1 - mostBetween; before -= 1) {
      if (this.#endsPart(before)) return [];
      const pieces = this.piecesAt(before);
      if (pieces.some(opens)) {
        const isJoint = pieces.every(({ kind }) => kind !== 'act' && kind !== 'noun');
        const isNoun = pieces.every((piece) => !opens(piece) || isOf(piece, 'noun'));
        // "ein Mixtape für die Autofahrt": a noun's name follows at once.
        if (isNoun && before < at - 1) return [];
        return isJoint && !this.#areArticles(before + 1, at) ? [] : pieces;
      }
      const isNothing = pieces.some(({ kind }) => kind === 'fill' || kind === 'pointed');
      if (!isNothing && !pieces.some((piece) => isOf(piece, 'noun'))) return [];
    }
    return [];
  }

  /** Whether a name is expected at a token, and nothing else may come there. */
  expectsName(at: number): boolean {
    const opener = this.opener(at).filter(opens);
    if (this.isCapital(at)) return opener.length > 0 || this.says(...aboutSomebody);
    return opener.some((piece) =>
      isOf(piece, 'act')
        ? !loose.has(piece.value) ||
          /(?:play|played|hear|heard|listen(?:ed)? to|know|ich|lief)$/.test(this.#words(piece))
        : this.#words(piece) !== 'nicht' && this.#words(piece) !== 'not',
    );
  }

  #words({ from, to }: Piece): string {
    return this.#tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(' ');
  }

  /** "wie die Band X", and not "wie wird das Wetter". */
  #areArticles(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const isNoun = this.piecesAt(at).some((piece) => isOf(piece, 'noun'));
      if (!isNoun && !betweenWords.has(this.#tokens[at]?.word ?? '')) return false;
    }
    return true;
  }

  /** Whether a comma or more stands after a token. */
  #endsPart(at: number): boolean {
    return /[.,;:!?\n]/u.test(this.#tokens[at]?.gap ?? '');
  }

  /** Whether what comes after a token is no part of a name that ends with it. */
  closes(to: number): boolean {
    return to >= this.#tokens.length || this.isCut(to) || this.isPlain(to);
  }

  /** Whether a word is one for a playlist. */
  saysPlaylist(at: number): boolean {
    return this.piecesAt(at).some((piece) => isOf(piece, 'noun', 'playlist'));
  }

  /** Whether any act of these names is said. */
  says(...acts: readonly string[]): boolean {
    return this.#pieces.some((piece) => isOf(piece, 'act') && acts.includes(piece.value));
  }
}

function opens(piece: Piece): boolean {
  if (isOf(piece, 'act')) return namingActs.has(piece.value);
  if (isOf(piece, 'joint')) return namingJoints.has(piece.value);
  return isOf(piece, 'noun');
}

/** Whether what opens a place for a name leaves no doubt that one comes: "by", "called", "the playlist". */
export function isSure(opener: readonly Piece[]): boolean {
  return opener.some(
    (piece) =>
      isOf(piece, 'joint', 'by') || isOf(piece, 'joint', 'like') || isOf(piece, 'joint', 'called'),
  );
}
