import type { ModelInfo } from '@pydantic/genai-prices';

/**
 * What `@pydantic/genai-prices` does not know, or does not say: prices of models and tools that it lacks,
 * and from when on a model is gone. Each line was read where `source` says, on `reviewed`.
 */
interface Reviewed {
  readonly provider: string;
  readonly source: string;
  /** The day on which a person looked. */
  readonly reviewed: string;
}

export interface ReviewedModel extends Reviewed {
  readonly model: string;
  /** Instead of the library's, in its format: dollars by unit, by date where they change. */
  readonly prices?: ModelInfo['prices'];
  /** Of what is billed by use, at most. */
  readonly toolsUsd?: Readonly<Record<string, number>>;
  /** The first day (UTC) on which it is not served, or something else answers under its name. */
  readonly retired?: string;
}

const perplexity = {
  provider: 'perplexity',
  source: 'https://docs.perplexity.ai/docs/getting-started/pricing',
  reviewed: '2026-11-22',
};
const google = {
  provider: 'google',
  source: 'https://ai.google.dev/gemini-api/docs/deprecations',
  reviewed: '2026-11-22',
};
const grounding = {
  provider: 'google',
  source: 'https://ai.google.dev/gemini-api/docs/pricing',
  reviewed: '2026-11-22',
};

export const reviewedModels: readonly ReviewedModel[] = [
  {
    ...perplexity,
    model: 'perplexity/sonar',
    prices: { input_mtok: 0.25, cache_read_mtok: 0.0625, output_mtok: 2.5 },
    // A search is $.0025 on the newer page and $.005 on the older: the dearer holds.
    toolsUsd: { web_search: 0.005, fetch_url: 0.0005 },
  },
  // The flat-fee Search API: what it costs is known before it is called.
  { ...perplexity, model: 'search', prices: { requests_kcount: 5 } },
  // The Sonar chat endpoint ended; the Agent API's `perplexity/sonar` is what remains.
  ...['sonar', 'sonar-pro', 'sonar-reasoning', 'sonar-reasoning-pro', 'sonar-deep-research'].map(
    (model) => ({ ...perplexity, model, retired: '2026-09-27' }),
  ),
  // Rerouted to gemini-3.8-flash and gemini-3.5-flash-lite, at those models' prices.
  { ...google, model: 'gemini-2.5-pro', retired: '2026-12-01' },
  { ...google, model: 'gemini-2.5-flash', retired: '2026-12-01' },
  { ...google, model: 'gemini-2.0-flash', retired: '2026-06-01' },
  { ...google, model: 'gemini-2.0-flash-lite', retired: '2026-06-01' },
  { ...google, model: 'gemini-3-pro-preview', retired: '2026-03-09' },
  ...[
    ...['gemini-3.8-flash', 'gemini-3.7-flash', 'gemini-3.6-flash', 'gemini-3.5-flash'],
    ...['gemini-3.5-flash-lite', 'gemini-3.1-flash-lite', 'gemini-3.1-pro-preview'],
  ].map((model) => ({ ...grounding, model, toolsUsd: { google_search: 0.014 } })),
  { ...grounding, model: 'gemini-2.5-flash-lite', toolsUsd: { google_search: 0.035 } },
];
