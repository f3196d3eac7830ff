/** A question of a listener to a language model. */
export const questionPurpose = 'question';
/** An answer of the assistant, with all the steps that it takes. */
export const assistantPurpose = 'assistant';
/** What the assistant looks up on the web. */
export const researchPurpose = 'research';
/** What a language model does for a system report. */
export const reportPurpose = 'report';

/** What is paid for: limits can be set for each. */
export const paidPurposes = [
  questionPurpose,
  assistantPurpose,
  researchPurpose,
  reportPurpose,
] as const;
