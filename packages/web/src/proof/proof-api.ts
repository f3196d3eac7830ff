import type { Backtest, Backtests, NewBacktestInput } from '../api.generated.ts';
import { apiUrl, get, send } from '../api.ts';

/** Backtests of a listener. Every function rejects with an `ApiProblem`. */
export const proofApi = {
  /** The newest first. */
  backtests: (listener: number, limit: number) => get<Backtests>('/backtests', { listener, limit }),

  backtest: (listener: number, id: number) => get<Backtest>(`/backtests/${id}`, { listener }),

  start: async (listener: number, asked: NewBacktestInput): Promise<Backtest> =>
    (await send('POST', apiUrl('/backtests', { listener }), asked)).json(),

  cancel: async (listener: number, id: number): Promise<Backtest> =>
    (await send('DELETE', apiUrl(`/backtests/${id}`, { listener }))).json(),
};
