import type { Words } from '../words/words.ts';

export type Value = string | number | boolean | null | undefined;
export type Params = Readonly<Record<string, Value>>;
/** What an act or an advice says; by the agent's name and its code. */
export type Sentences = Readonly<Record<string, (params: Params, words: Words) => string>>;
