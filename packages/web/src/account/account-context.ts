import { createContext, useContext } from 'react';
import type { Account } from '../api.generated.ts';

export const AccountContext = createContext<Account | null>(null);

/** Who is signed in; for what the gate has let in. */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('Nobody is signed in: AccountContext is not given.');
  return account;
}

/** To be called when one's account has been deleted. */
export const ClosedContext = createContext<() => void>(() => {});
