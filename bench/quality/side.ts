/** What is tuned on, and what is looked at once. */
export type Side = 'validation' | 'test';
