import { endOfSentence } from './end-of-sentence.ts';
import { keysOf } from './read-words.ts';

/** What tools told of in a turn: their sentences may be said, and the names in what they found are names. */
export class Told {
  readonly #sentences = new Set<string>();
  readonly #names = new Map<string, string[][]>();

  /** Sentences that are true as they stand. */
  addSentences(text: string): void {
    for (let rest = text.trim(); rest !== ''; ) {
      const end = endOfSentence(rest, 'en') ?? rest.length;
      this.#sentences.add(keysOf(rest.slice(0, end)).join(' '));
      rest = rest.slice(end).trim();
    }
    this.#sentences.add(keysOf(text).join(' '));
  }

  /** Every text in it is what something is called. */
  addNames(facts: unknown): void {
    if (typeof facts === 'string') this.#addName(keysOf(facts));
    else if (typeof facts === 'object' && facts !== null) {
      for (const one of Object.values(facts)) this.addNames(one);
    }
  }

  isSentence(keys: readonly string[]): boolean {
    return this.#sentences.has(keys.join(' '));
  }

  /** Whether a name stands among these keys. */
  hasName(keys: readonly string[]): boolean {
    return keys.some((key, at) =>
      (this.#names.get(key) ?? []).some((name) => name.every((part, n) => keys[at + n] === part)),
    );
  }

  #addName(keys: string[]): void {
    const [first] = keys;
    if (first === undefined) return;
    this.#names.set(first, [...(this.#names.get(first) ?? []), keys]);
  }
}
