export * from './error.ts';
export type * from './model/model.ts';
export type * from './plays.ts';
