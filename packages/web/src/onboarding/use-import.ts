import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { api, apiUrl } from '../api.ts';
import { followImport } from './follow-import.ts';

interface Followed {
  readonly status: ImportStatus | null;
  readonly error: Error | null;
  /** The server does not answer, and is asked again. */
  readonly away: boolean;
}

/** The status of an import as it changes: asked for once, then followed. */
export function useImport(id: number): Followed {
  const first = useQuery({ queryKey: ['import', id], queryFn: () => api.importStatus(id) });
  const [live, setLive] = useState<ImportStatus | null>(null);
  const [away, setAway] = useState(false);
  useEffect(
    () =>
      followImport(() => new EventSource(apiUrl(`/imports/${id}/events`)), {
        onStatus: (status) => {
          setLive(status);
          setAway(false);
        },
        onAway: () => setAway(true),
      }),
    [id],
  );
  const error = live === null ? first.error : null;
  return { status: live ?? first.data ?? null, error, away };
}
