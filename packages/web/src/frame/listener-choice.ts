import { useCallback, useState } from 'react';
import type { Listener } from '../api.generated.ts';

const key = 'echotune.listener';

/** The listener whose page this is: the chosen one, else one with plays, people before the demo. */
export function chosenListener(listeners: readonly Listener[], choice: number | null) {
  const ranked = listeners.toSorted(
    (a, b) => Number(b.plays > 0) - Number(a.plays > 0) || Number(a.demo) - Number(b.demo),
  );
  return listeners.find(({ id }) => id === choice) ?? ranked[0] ?? null;
}

/** The reader's choice, kept in this browser. */
export function useListenerChoice(): [number | null, (id: number) => void] {
  const [choice, setChoice] = useState(() => Number(localStorage.getItem(key)) || null);
  const choose = useCallback((id: number) => {
    localStorage.setItem(key, String(id));
    setChoice(id);
  }, []);
  return [choice, choose];
}
