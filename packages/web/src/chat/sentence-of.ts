import type { Sentence } from '../api.generated.ts';

/** A sentence of which nothing is told apart. */
export function sentenceOf(text: string | null): Sentence {
  return text === null ? [] : [{ text, strong: false }];
}
