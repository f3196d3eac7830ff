import type {
  Cache,
  Health,
  JobStatus,
  Jobs,
  Ledger,
  Model,
  ModelEvents,
  ModelStory,
  Models,
  NewSpendingLimitInput,
  Providers,
  Spending,
  SpendingAlert,
  SpendingAlerts,
} from '../api.generated.ts';
import { ask, get, tell } from '../api.ts';

/** All alerts, the newest first; the server hands them out in pages, the oldest first. */
async function alerts(): Promise<SpendingAlert[]> {
  const all: SpendingAlert[] = [];
  for (;;) {
    const page = await get<SpendingAlerts>('/budget/alerts', { after: all.at(-1)?.id ?? 0 });
    if (page.alerts.length === 0) return all.reverse();
    all.push(...page.alerts);
  }
}

/** What the owner sees and does of the instance. Each rejects with an `ApiProblem`. */
export const operationsApi = {
  diagnosis: () => get<Health>('/health/diagnosis'),
  openJobs: () => get<Jobs>('/jobs', { open: 'true', limit: 100 }),
  jobs: (cursor: string | null) => get<Jobs>('/jobs', { limit: 15, cursor }),
  cancelJob: (id: number) => tell('DELETE', `/jobs/${id}`),
  retryJob: (id: number) => tell('POST', `/jobs/${id}/retry`),
  models: () => get<Models>('/models'),
  model: (version: number) => get<ModelStory>(`/models/${version}`),
  modelEvents: () => get<ModelEvents>('/models/events'),
  promote: (version: number) => ask<Model>('POST', `/models/${version}/promote`),
  train: () => ask<JobStatus>('POST', '/models'),
  training: (id: number) => get<JobStatus>(`/models/jobs/${id}`),
  cache: () => get<Cache>('/cache'),
  /** Null drops everything. */
  dropCache: (namespace: string | null) => tell('POST', '/cache/drop', { body: { namespace } }),
  resetCache: () => tell('DELETE', '/cache/settings'),
  spending: () => get<Spending>('/budget'),
  setLimit: (limit: NewSpendingLimitInput) => tell('PUT', '/budget/limits', { body: limit }),
  removeLimit: (id: number) => tell('DELETE', `/budget/limits/${id}`),
  reopenLimit: (id: number) => tell('POST', `/budget/limits/${id}/reopen`),
  ledger: (cursor: string | null) => get<Ledger>('/budget/ledger', { limit: 15, cursor }),
  alerts,
  providers: () => get<Providers>('/providers'),
  resume: (provider: string) => tell('DELETE', '/providers/pauses', { query: { provider } }),
  clearMisfits: () => tell('DELETE', '/providers/misfits'),
};
