import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BacktestResult, BacktestStatus } from '../api.generated.ts';
import { isUnderWay } from '../frame/under-way.ts';
import { proofApi } from './proof-api.ts';

/** Among so many of the latest the last result is looked for. */
const remembered = 20;
const followEveryMs = 1500;

export interface Proof {
  /** Whether it is known yet what there is. */
  readonly isKnown: boolean;
  /** The last that was asked for, whatever became of it. */
  readonly latest: BacktestStatus | null;
  /** The last that came to its end, with what it found. */
  readonly last: { readonly status: BacktestStatus; readonly result: BacktestResult } | null;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Asks for so many weeks. */
  readonly start: (weeks: number) => void;
  readonly cancel: () => void;
}

/** The backtests of a listener: the one under way is followed, the last result stays. */
export function useProof(listener: number): Proof {
  const queries = useQueryClient();
  const queryKey = ['backtests', listener];
  const list = useQuery({
    queryKey,
    queryFn: () => proofApi.backtests(listener, remembered),
    refetchInterval: ({ state }) =>
      state.data?.backtests.some(isUnderWay) ? followEveryMs : false,
  });
  const all = list.data?.backtests ?? [];
  const done = all.find(({ state }) => state === 'done');
  const found = useQuery({
    queryKey: ['backtest', listener, done?.id],
    queryFn: () => proofApi.backtest(listener, done?.id ?? 0),
    enabled: done !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const onSettled = () => queries.invalidateQueries({ queryKey });
  const starting = useMutation({
    mutationFn: (weeks: number) => proofApi.start(listener, { weeks }),
    onSettled,
  });
  const stopping = useMutation({
    mutationFn: (id: number) => proofApi.cancel(listener, id),
    onSettled,
  });
  const result = found.data?.result;
  const [latest] = all;
  return {
    isKnown: list.data !== undefined && (done === undefined || !found.isPending),
    latest: latest ?? null,
    last: done && result ? { status: done, result } : null,
    error: list.error ?? found.error ?? starting.error ?? stopping.error,
    retry: () => {
      void list.refetch();
      void found.refetch();
    },
    start: starting.mutate,
    cancel: () => latest && stopping.mutate(latest.id),
  };
}
