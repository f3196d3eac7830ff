export * from './error.ts';
export * from './export-formats.ts';
export type * from './format.ts';
