/** A question of a listener to a language model. */
export const questionPurpose = 'question';

/** What is paid for: limits can be set for each. */
export const paidPurposes = [questionPurpose] as const;
