import type { Sentence } from '../api.generated.ts';

/** A sentence with the listener's own facts in bold. */
export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return sentence.map(({ text, strong }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's pieces never move
    strong ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>,
  );
}
