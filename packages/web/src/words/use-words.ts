import { createContext, useContext } from 'react';
import { type Words, wordsIn } from './words.ts';

export const WordsContext = createContext<Words>(wordsIn('en'));

/** Numbers and dates in the reader's locale. */
export function useWords(): Words {
  return useContext(WordsContext);
}
