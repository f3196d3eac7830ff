import { createContext, useContext } from 'react';
import type { Account, Listener } from '../api.generated.ts';

/** Who is signed in, and whose page this is. */
export interface Whose {
  readonly account: Account;
  /** All that the account may look at. */
  readonly listeners: readonly Listener[];
  /** Ids of imports under way. */
  readonly activeImports: readonly number[];
  /** Null where there is none yet. */
  readonly listener: Listener | null;
  /** Turns to another listener's page. */
  readonly choose: (id: number) => void;
}

export const WhoseContext = createContext<Whose | null>(null);

/** For what is drawn inside the frame. */
export function useWhose(): Whose {
  const whose = useContext(WhoseContext);
  if (whose === null) throw new Error('Nobody’s page: WhoseContext is not given.');
  return whose;
}

/** For pages about a listener; the frame shows them only where there is one with plays. */
export function useListener(): Listener {
  const { listener } = useWhose();
  if (listener === null) throw new Error('A listener’s page without a listener.');
  return listener;
}
