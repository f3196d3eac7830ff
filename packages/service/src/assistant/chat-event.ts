import type { AnswerSource, Message, Proposal } from '@echotune/data';
import type { Card } from './card.ts';
import type { ToolName } from './tools/inputs.ts';

/** What is heard of an answer while it is made. */
export type ChatEvent =
  /** A tool is at work. */
  | { readonly kind: 'tool'; readonly tool: ToolName }
  /** The answer goes on. */
  | { readonly kind: 'text'; readonly text: string }
  /** The last so many characters are taken back: the rest of their sentence was not true. */
  | { readonly kind: 'retract'; readonly length: number }
  /** All of it is taken back: somebody else answers. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'sources'; readonly sources: readonly AnswerSource[] }
  /** Whole, as they are stored, with the proposals that wait. The last event. */
  | { readonly kind: 'done'; readonly message: Message };

/** What stands beside the text of an assistant's message. */
export interface AnswerContent {
  readonly cards: readonly Card[];
  readonly sources: readonly AnswerSource[];
  readonly tools: readonly ToolName[];
  /** Pieces of what the listener said that nobody could make sense of. */
  readonly notUnderstood: readonly string[];
  /** Why the usual one did not answer, e.g. `budget-exceeded`; null where it did. */
  readonly fallback: string | null;
}

export interface Decided {
  readonly proposal: Proposal;
  readonly cards: readonly Card[];
}
