/** A talk of a listener with the assistant. */
export interface Conversation {
  readonly id: number;
  readonly listenerId: number;
  /** How it began. */
  readonly title: string;
  /** UTC epoch milliseconds, both. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** How many messages it has. */
  readonly messages: number;
}

export type Speaker = 'listener' | 'assistant';

export interface NewMessage {
  readonly speaker: Speaker;
  readonly text: string;
  /** What is shown beside the text: a JSON object whose fields belong to who wrote it. */
  readonly content: Readonly<Record<string, unknown>>;
  /** `interpreter`, or provider and model as `google/gemini-3.8-flash`; null for what the listener said. */
  readonly answeredBy: string | null;
  readonly costNanoUsd: number;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

export interface Message extends NewMessage {
  readonly id: number;
  readonly conversationId: number;
  /** Changes that the message offers to make, in order. */
  readonly proposals: readonly Proposal[];
}

/** A change that waits for the listener's word, and what became of it. */
export type ProposalState = 'open' | 'done' | 'declined' | 'failed';

export interface NewProposal {
  /** What would happen, in the listener's language. */
  readonly sentence: string;
  /** A JSON object: what is to be done, with ids instead of names. */
  readonly change: Readonly<Record<string, unknown>>;
}

export interface Proposal extends NewProposal {
  readonly id: number;
  readonly state: ProposalState;
  /** What came of it, in words; null while it is open. */
  readonly outcome: string | null;
  /** UTC epoch milliseconds; null while it is open. */
  readonly decidedAt: number | null;
}

/** What tells a conversation of an archive from others. */
export type RestoredConversation = Pick<Conversation, 'title' | 'createdAt' | 'updatedAt'>;

/** A message as an archive told of it. */
export interface RestoredMessage extends NewMessage {
  readonly proposals: readonly Omit<Proposal, 'id'>[];
}
