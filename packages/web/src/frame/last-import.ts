import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ImportStatus, Listener } from '../api.generated.ts';
import { api } from '../api.ts';
import { isOver } from '../onboarding/follow-import.ts';
import { hasTrouble } from '../words/import-words.ts';

const key = 'echotune.import-report';

/** Whether an import is to be reported on a listener's page: trouble is on every page. */
export function isReported(status: ImportStatus, { id, demo }: Listener): boolean {
  return hasTrouble(status) || (status.listener === id && !demo);
}

interface LastImport {
  readonly status: ImportStatus | null;
  readonly keep: (status: ImportStatus) => void;
  readonly dismiss: () => void;
}

/**
 * The import that ended last, until it is dismissed. One with trouble is kept in this browser, so
 * that a reload does not lose what went wrong.
 */
export function useLastImport(): LastImport {
  const [earlier, setEarlier] = useState(() => Number(localStorage.getItem(key)) || null);
  const [ended, setEnded] = useState<ImportStatus | null>(null);
  const found = useQuery({
    queryKey: ['earlier-import', earlier],
    queryFn: () => api.importStatus(earlier ?? 0),
    enabled: earlier !== null,
    retry: false,
  });
  const keep = useCallback((status: ImportStatus) => {
    if (hasTrouble(status)) localStorage.setItem(key, String(status.id));
    else localStorage.removeItem(key);
    setEarlier(null);
    setEnded(status);
  }, []);
  const dismiss = useCallback(() => {
    localStorage.removeItem(key);
    setEarlier(null);
    setEnded(null);
  }, []);
  const kept = earlier !== null && found.data && isOver(found.data) ? found.data : null;
  return { status: ended ?? kept, keep, dismiss };
}
