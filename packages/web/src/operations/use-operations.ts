import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Health } from '../api.generated.ts';
import { operationsApi } from './operations-api.ts';

const [oftenMs, seldomMs] = [2_000, 15_000];

export function useDiagnosis() {
  return useQuery({
    queryKey: ['diagnosis'],
    queryFn: operationsApi.diagnosis,
    refetchInterval: seldomMs,
  });
}

/** Parts by how they are; what ends stands with the providers. */
export function partsOf(diagnosis: Health | undefined): Health['parts'] {
  return diagnosis?.parts.filter(({ name }) => name !== 'calendar') ?? [];
}

/** Jobs that wait or run: asked for more often while there are some. */
export function useOpenJobs() {
  return useQuery({
    queryKey: ['jobs', 'open'],
    queryFn: operationsApi.openJobs,
    refetchInterval: ({ state: { data } }) => (data?.jobs.length ? oftenMs : seldomMs),
  });
}

/** Whenever a job comes or ends, models and what else it may have changed are asked for again. */
export function useWhatJobsChange(): void {
  const queries = useQueryClient();
  const open = useOpenJobs();
  const ids = open.data?.jobs.map(({ id }) => id).join() ?? null;
  useEffect(() => {
    if (ids === null) return;
    for (const queryKey of [['models'], ['diagnosis'], ['jobs', 'past']]) {
      void queries.invalidateQueries({ queryKey });
    }
  }, [ids, queries]);
}

const firstPage: string | null = null;

interface Page {
  readonly next: string | null;
}

/** A list that the server hands out in pages, the newest first; asked for when it is looked at. */
export function usePages<Answer extends Page>(
  queryKey: readonly string[],
  page: (cursor: string | null) => Promise<Answer>,
  enabled: boolean,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    enabled,
  });
}

export function useSpending() {
  return useQuery({ queryKey: ['spending'], queryFn: operationsApi.spending });
}
