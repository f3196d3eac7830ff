import type { KeptReport, OperatedJob, Reports } from '../api.generated.ts';
import { apiUrl, ask, get, send } from '../api.ts';

/** System reports. Each rejects with an `ApiProblem`. */
export const reportApi = {
  list: () => get<Reports>('/reports'),
  one: (id: number) => get<KeptReport>(`/reports/${id}`),
  write: () => ask<OperatedJob>('POST', '/reports', { body: {} }),
  /** In the reader's language. */
  markdown: async (id: number) => {
    const accept = { accept: 'text/markdown' };
    return (await send('GET', apiUrl(`/reports/${id}`), undefined, accept)).text();
  },
};
