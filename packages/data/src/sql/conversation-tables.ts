import type { Generated } from 'kysely';
import type { ProposalState, Speaker } from '../domain/conversation.ts';

/** The tables of conversations as Kysely sees them. Amounts are nano-dollars. */
export interface ConversationTables {
  conversation: {
    id: Generated<number>;
    listener_id: number;
    title: string;
    /** As `searchKey` makes it, and so `text_key`. */
    title_key: string;
    created_at: number;
    updated_at: number;
  };
  message: {
    id: Generated<number>;
    conversation_id: number;
    speaker: Speaker;
    text: string;
    text_key: string;
    /** JSON */
    content: string;
    answered_by: string | null;
    cost: number;
    at: number;
  };
  proposal: {
    id: Generated<number>;
    message_id: number;
    sentence: string;
    /** JSON */
    change: string;
    state: ProposalState;
    outcome: string | null;
    decided_at: number | null;
  };
}
