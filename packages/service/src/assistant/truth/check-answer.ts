import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { checkSentence } from './check-sentence.ts';
import { endOfSentence } from './end-of-sentence.ts';
import { isNumberWord } from './number-words.ts';
import { readWords } from './read-words.ts';
import type { Told } from './told.ts';
import { isCue, isFunctionWord, isOrdinary } from './vocabulary/is-ordinary.ts';

/** Hears what may be shown, and how much of it is taken back. */
export interface AnswerListener {
  text(text: string): void;
  retract(length: number): void;
}

/** Marks of layout: pages and terminals show plain words. */
const layout = /[*_`#>]+/g;
/** "1. " and "- " at the beginning of a line count what follows, and claim nothing. */
const bullet = /^\s*(?:[-•–]|\d{1,3}[.)])\s+/;

/**
 * Holds the answer of a model against what was told, sentence by sentence. What cannot be a name, a number or a date is
 * passed on as it comes; all else when its sentence is whole and true. Of one that is not, what was passed on is taken
 * back, and nobody has seen the rest.
 */
export class AnswerCheck {
  readonly #told: Told;
  readonly #language: ReasonLanguage;
  readonly #listener: AnswerListener;
  #waiting = '';
  /** How much of what waits was passed on already. */
  #shown = 0;
  #text = '';
  #dropped = 0;

  constructor(told: Told, language: ReasonLanguage, listener: AnswerListener) {
    this.#told = told;
    this.#language = language;
    this.#listener = listener;
  }

  /** What was shown and stays. */
  get text(): string {
    return this.#text;
  }

  /** How many sentences were not true. */
  get dropped(): number {
    return this.#dropped;
  }

  push(piece: string): void {
    this.#waiting += piece.replace(layout, '');
    for (;;) {
      const end = endOfSentence(this.#waiting, this.#language);
      if (end === null) break;
      this.#settle(this.#waiting.slice(0, end));
    }
    this.#showPlain();
  }

  /** Nothing more comes of this part of the answer. */
  end(): void {
    if (this.#waiting !== '') this.#settle(this.#waiting);
  }

  #settle(whole: string): void {
    const rest = this.#waiting.slice(whole.length);
    const isTrue = checkSentence(whole.replace(bullet, ''), this.#told, this.#language);
    if (isTrue) {
      const unseen = whole.slice(this.#shown);
      if (unseen !== '') this.#listener.text(unseen);
      this.#text += whole;
    } else {
      if (this.#shown > 0) this.#listener.retract(this.#shown);
      this.#dropped += 1;
    }
    this.#waiting = rest;
    this.#shown = 0;
  }

  /** Ordinary words at the beginning, up to the first that could be more: the last may still grow. */
  #showPlain(): void {
    const words = this.#waiting.matchAll(/\s*(\S+)(?=\s)/gu);
    let plain = 0;
    for (const [piece, word = ''] of words) {
      const [token, ...more] = readWords(word);
      const isPlain =
        token !== undefined &&
        token.kind === 'word' &&
        more.every(({ key }) => key === ',') &&
        // The first may be a name that only looks like a word: "Closer is …".
        (plain === 0 ? isFunctionWord(token.key, this.#language) : !token.isCapital) &&
        isOrdinary(token.key, this.#language) &&
        !isCue(token.key, this.#language) &&
        !isNumberWord(token.key, this.#language);
      if (!isPlain) break;
      plain += piece.length;
    }
    if (plain <= this.#shown) return;
    this.#listener.text(this.#waiting.slice(this.#shown, plain));
    this.#shown = plain;
  }
}
