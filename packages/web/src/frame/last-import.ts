import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ImportStatus, Listener } from '../api.generated.ts';
import { api } from '../api.ts';
import { isOver } from '../onboarding/follow-import.ts';
import { hasTrouble } from '../words/import-words.ts';

const key = 'echotune.import-report';
const queryKey = ['last-import'];

/** Whether an import is to be reported on a listener's page: trouble is on every page. */
export function isReported(status: ImportStatus, { id, demo }: Listener): boolean {
  return hasTrouble(status) || (status.listener === id && !demo);
}

interface LastImport {
  readonly status: ImportStatus | null;
  readonly keep: (status: ImportStatus) => void;
  readonly dismiss: () => void;
}

/** The import that ended last, kept in this browser until it is dismissed. */
export function useLastImport(): LastImport {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey,
    queryFn: () => {
      const id = Number(localStorage.getItem(key));
      return id === 0 ? null : api.importStatus(id);
    },
    retry: false,
  });
  const keep = useCallback(
    (status: ImportStatus) => {
      localStorage.setItem(key, String(status.id));
      queries.setQueryData(queryKey, status);
    },
    [queries],
  );
  const dismiss = useCallback(() => {
    localStorage.removeItem(key);
    queries.setQueryData(queryKey, null);
  }, [queries]);
  return { status: found.data && isOver(found.data) ? found.data : null, keep, dismiss };
}
