import type {
  Conversation,
  Message,
  NewMessage,
  NewProposal,
  Proposal,
  ProposalState,
} from '../domain/conversation.ts';

/** Talks with the assistant. All of a listener goes with them. */
export interface ConversationStore {
  /** Throws listener-unknown. */
  begin(listenerId: number, title: string, at: number): Promise<Conversation>;
  get(listenerId: number, id: number): Promise<Conversation | null>;
  /**
   * Those last spoken in first, before the one with `before` where it is given. With words only those that have
   * all of them, in a title or a message, in any case.
   */
  list(
    listenerId: number,
    page: {
      readonly before: number | null;
      readonly limit: number;
      readonly words: readonly string[];
    },
  ): Promise<Conversation[]>;
  /** The newest of it, in the order in which they were said; before the one with `before` where it is given. */
  messages(
    listenerId: number,
    id: number,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<Message[]>;
  /** Adds messages at the end, all or none. Throws conversation-unknown. */
  add(
    listenerId: number,
    id: number,
    messages: readonly (NewMessage & { readonly proposals: readonly NewProposal[] })[],
  ): Promise<Message[]>;
  proposal(listenerId: number, id: number): Promise<Proposal | null>;
  /** Decides what is still open; null where it is not: somebody decided before, or there is none. */
  decide(
    listenerId: number,
    id: number,
    decision: {
      readonly state: Exclude<ProposalState, 'open'>;
      readonly outcome: string;
      readonly at: number;
    },
  ): Promise<Proposal | null>;
  /** In words of what came of a change that was decided to be made. */
  conclude(
    listenerId: number,
    id: number,
    conclusion: { readonly state: 'done' | 'failed'; readonly outcome: string },
  ): Promise<void>;
  /** Throws conversation-unknown. */
  remove(listenerId: number, id: number): Promise<void>;
}
