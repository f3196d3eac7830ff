export * from './error.ts';
export type * from './format.ts';
