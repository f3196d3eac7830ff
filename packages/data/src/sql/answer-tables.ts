/** The tables of kept answers as Kysely sees them. Amounts are nano-dollars. */
export interface AnswerTables {
  kept_answer: {
    digest: string;
    provider: string;
    model: string;
    purpose: string;
    listener_id: number | null;
    text: string;
    /** JSON */
    sources: string;
    cost: number;
    made_at: number;
    valid_until: number;
  };
  answer_saving: {
    provider: string;
    model: string;
    purpose: string;
    answers: number;
    saved: number;
  };
}
