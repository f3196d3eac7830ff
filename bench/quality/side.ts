/** What to tune on, and what is reported once. */
export type Side = 'validation' | 'test';
