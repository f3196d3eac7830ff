import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { useLastImport } from '../frame/last-import.ts';
import { useWhose } from '../frame/whose.ts';
import { ImportProgress } from './import-progress.tsx';

/** One import while it runs; from its end it leads home. */
export function ProgressPage() {
  const { id } = useParams({ from: '/imports/$id' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { choose } = useWhose();
  const { keep } = useLastImport();
  const finish = useCallback(
    async (status: ImportStatus) => {
      keep(status);
      await queries.invalidateQueries();
      choose(status.listener);
      await navigate({ to: '/', replace: true });
    },
    [queries, navigate, choose, keep],
  );
  const leave = useCallback(async () => {
    await queries.invalidateQueries();
    await navigate({ to: '/import', replace: true });
  }, [queries, navigate]);
  return (
    <ImportProgress key={id} id={Number(id)} onDone={finish} onFruitless={keep} onLeave={leave} />
  );
}
