import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveEvent } from '../api.generated.ts';
import { followLive } from './live.ts';

/** By what happened, the queries whose answers may be others now. Keep it outside of components. */
export type Refreshed = Readonly<Partial<Record<LiveEvent['type'], readonly string[]>>>;

/** Asks queries again when something happened that they tell of; for nobody it does nothing. */
export function useLive(listener: number | null, refreshed: Refreshed): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (listener === null) return;
    return followLive(listener, ({ type }) => {
      for (const name of refreshed[type] ?? []) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    });
  }, [listener, refreshed, queries]);
}
