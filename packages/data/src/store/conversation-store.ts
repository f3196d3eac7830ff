import type {
  Conversation,
  Message,
  NewMessage,
  NewProposal,
  Proposal,
  ProposalState,
  RestoredConversation,
  RestoredMessage,
} from '../domain/conversation.ts';

/** Where a conversation stands in the list of them. */
export type ConversationPosition = Pick<Conversation, 'id' | 'updatedAt'>;

/** Talks with the assistant. All of a listener goes with them; nobody else sees any of it. */
export interface ConversationStore {
  /** A title has 1 to 200 characters. Throws listener-unknown, input-invalid. */
  begin(listenerId: number, title: string, at: number): Promise<Conversation>;
  get(listenerId: number, id: number): Promise<Conversation | null>;
  /**
   * Those last spoken in first, after the place of one in this order where `before` gives it. With words only
   * those that have all of them, each in the title or a message, literally and in any case.
   */
  list(
    listenerId: number,
    page: {
      readonly before: ConversationPosition | null;
      readonly limit: number;
      readonly words: readonly string[];
    },
  ): Promise<Conversation[]>;
  /**
   * The newest of it, in the order in which they were said; before the one with `before` where it is given.
   * Empty where there is no such conversation.
   */
  messages(
    listenerId: number,
    id: number,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<Message[]>;
  /**
   * Adds messages at the end, all or none. Throws conversation-unknown, and input-invalid for a text over
   * 100,000 characters, or over 1,000,000 of JSON beside it.
   */
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
  /**
   * What came of a change that was decided to be made, as `failed` (which it stays where whoever makes it ends
   * meanwhile) or as `done`. One that is open or declined stays so.
   */
  conclude(
    listenerId: number,
    id: number,
    conclusion: { readonly state: 'done' | 'failed'; readonly outcome: string },
  ): Promise<void>;
  /** Throws conversation-unknown. */
  remove(listenerId: number, id: number): Promise<void>;
  /** False where the listener has it, by title and time, already. Throws listener-unknown. */
  restore(listenerId: number, conversation: RestoredConversation): Promise<boolean>;
  /**
   * Puts back the message at a position, from 0, where all before it are there; returns whether it was missing.
   * A conversation that went on here since stays as it is.
   */
  restoreMessage(
    listenerId: number,
    conversation: RestoredConversation,
    position: number,
    message: RestoredMessage,
  ): Promise<boolean>;
}
