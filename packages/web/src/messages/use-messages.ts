import { createContext, useContext } from 'react';
import type { Messages } from './messages.ts';

export const MessagesContext = createContext<Messages | null>(null);

/** The words of the page in the reader's language. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (messages === null) throw new Error('No words: MessagesContext is not given.');
  return messages;
}
