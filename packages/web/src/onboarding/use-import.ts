import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { api, apiUrl } from '../api.ts';
import { followImport } from './follow-import.ts';

/** The status of an import as it changes: asked for once, then followed. */
export function useImport(id: number): { status: ImportStatus | null; error: Error | null } {
  const first = useQuery({ queryKey: ['import', id], queryFn: () => api.importStatus(id) });
  const [live, setLive] = useState<ImportStatus | null>(null);
  useEffect(() => followImport(new EventSource(apiUrl(`/imports/${id}/events`)), setLive), [id]);
  return { status: live ?? first.data ?? null, error: live === null ? first.error : null };
}
