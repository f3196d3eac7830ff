/** A sentence in pieces; strong ones are the listener's own facts. */
export type Sentence = readonly { readonly text: string; readonly strong: boolean }[];

/** "You played {Teardrop} {14 times}": what stands in braces is strong. */
export function sentence(parts: TemplateStringsArray, ...strong: string[]): Sentence {
  return parts.flatMap((text, i) => {
    const fact = strong[i];
    const plain = text === '' ? [] : [{ text, strong: false }];
    return fact === undefined ? plain : [...plain, { text: fact, strong: true }];
  });
}
