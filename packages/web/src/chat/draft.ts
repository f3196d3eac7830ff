import type { Card, ChatAnswer, Problem, Source } from '../api.generated.ts';

/** What the server tells of an answer while it is made. */
export type ChatEvent =
  | { readonly kind: 'tool'; readonly tool: string }
  | { readonly kind: 'text'; readonly text: string }
  /** The last so many characters were not true. */
  | { readonly kind: 'retract'; readonly length: number }
  /** Somebody else answers, from the beginning. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  /** Whole, as it is kept. */
  | ({ readonly kind: 'done' } & ChatAnswer)
  | ({ readonly kind: 'problem' } & Problem);

/** An answer as far as it has come. */
export interface Draft {
  /** What was looked up for it, in order. */
  readonly tools: readonly string[];
  readonly text: string;
  readonly cards: readonly Card[];
  readonly sources: readonly Source[];
}

export const nothingYet: Draft = { tools: [], text: '', cards: [], sources: [] };

export function withEvent(draft: Draft, event: ChatEvent): Draft {
  switch (event.kind) {
    case 'tool':
      return { ...draft, tools: [...draft.tools, event.tool] };
    case 'text':
      return { ...draft, text: draft.text + event.text };
    case 'retract':
      return { ...draft, text: draft.text.slice(0, Math.max(0, draft.text.length - event.length)) };
    case 'restart':
      return nothingYet;
    case 'cards':
      return { ...draft, cards: [...draft.cards, ...event.cards] };
    case 'sources':
      return { ...draft, sources: [...draft.sources, ...event.sources] };
    default:
      return draft;
  }
}
