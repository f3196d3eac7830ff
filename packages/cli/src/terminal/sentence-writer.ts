import type { Output } from './output.ts';

/** Where a sentence or a line has ended and the next may begin. */
const sentenceEnds = /[.!?…][)\]"'”“’»«]*\s+|\n/g;

/**
 * Writes what comes in pieces a sentence at a time: what is taken back from one that is under way was never
 * shown.
 */
export class SentenceWriter {
  readonly #output: Pick<Output, 'piece'>;
  #shown = '';
  #held = '';

  constructor(output: Pick<Output, 'piece'>) {
    this.#output = output;
  }

  add(text: string): void {
    this.#held += text;
    const last = [...this.#held.matchAll(sentenceEnds)].at(-1);
    if (last !== undefined) this.#show(last.index + last[0].length);
  }

  /** Takes the last so many characters back, as far as they were not shown. */
  retract(length: number): void {
    this.#held = this.#held.slice(0, Math.max(0, this.#held.length - length));
  }

  /** Takes all of it back, which says so where some of it was shown: another text begins. */
  restart(): void {
    if (this.#shown !== '') this.#output.piece(`${this.#shown.endsWith('\n') ? '' : '\n'}…\n`);
    this.#shown = '';
    this.#held = '';
  }

  /** The rest of a whole text; where what was shown is not its beginning, all of it, on lines of its own. */
  finish(text: string): void {
    const shown = this.#shown.trimEnd();
    if (text.startsWith(shown)) this.#held = text.slice(this.#shown.length);
    else this.#held = `\n${text}`;
    this.#show(this.#held.length);
    this.#output.piece('\n');
  }

  /** What there is, of a text that ends here. */
  breakOff(): void {
    if (this.#shown !== '' && !this.#shown.endsWith('\n')) this.#output.piece('\n');
  }

  #show(length: number): void {
    this.#output.piece(this.#held.slice(0, length));
    this.#shown += this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
  }
}
