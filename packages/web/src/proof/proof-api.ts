import type { Backtest, Backtests, NewBacktestInput } from '../api.generated.ts';
import { ask, get } from '../api.ts';

/** Backtests of a listener. Every function rejects with an `ApiProblem`. */
export const proofApi = {
  /** The newest first. */
  backtests: (listener: number, limit: number) => get<Backtests>('/backtests', { listener, limit }),

  backtest: (listener: number, id: number) => get<Backtest>(`/backtests/${id}`, { listener }),

  start: (listener: number, body: NewBacktestInput) =>
    ask<Backtest>('POST', '/backtests', { query: { listener }, body }),

  cancel: (listener: number, id: number) =>
    ask<Backtest>('DELETE', `/backtests/${id}`, { query: { listener } }),
};
