import { counter, gauge, histogram } from '../definition.ts';

const limit = ['limit', 'provider', 'purpose', 'period'] as const;

/** Who is asked outside, how that goes, and what it costs. */
export const outside = {
  echotune_provider_requests_total: counter(
    'Attempts at requests, by the status of the answer, or failed',
    'provider',
    'operation',
    'outcome',
  ),
  echotune_provider_request_seconds: histogram(
    'How long an attempt took',
    [0.05, 0.1, 0.25, 0.5, 1.5, 2.5, 5.5, 10, 30],
    'provider',
    'operation',
  ),
  echotune_provider_retries_total: counter('Requests tried again', 'provider', 'operation'),
  echotune_provider_misfits_total: counter(
    'Answers that do not fit their contract',
    'provider',
    'operation',
  ),
  echotune_provider_unknown_fields_total: counter(
    'Fields in answers that their contract does not know',
    'provider',
    'operation',
  ),
  echotune_provider_paused: gauge('1 while a provider wants no requests', 'max', 'provider'),
  echotune_provider_quarantined_answers: gauge(
    'Kinds of answers that did not fit and wait for somebody to look at them',
    'max',
    'provider',
  ),
  echotune_provider_end_timestamp_seconds: gauge(
    'When something that a provider offers ends',
    'max',
    'provider',
    'what',
  ),
  echotune_budget_limit_usd: gauge('What may be spent in the period', 'max', ...limit),
  echotune_budget_spent_usd: gauge('What was spent in the period', 'max', ...limit),
  echotune_budget_held_usd: gauge('What calls under way may cost at most', 'max', ...limit),
  echotune_budget_used_ratio: gauge('Spent and held, as a share of the limit', 'max', ...limit),
  echotune_budget_closed: gauge(
    'Whether a limit admits nothing until it is reopened: 1 or 0',
    'max',
    ...limit,
  ),
  echotune_spending_usd_total: counter('What paid calls were counted at', 'provider'),
  echotune_spending_calls_total: counter(
    'Paid calls, by how they were counted',
    'provider',
    'state',
  ),
  echotune_spending_refused_total: counter('Paid calls that were not made', 'provider', 'because'),
  echotune_assistant_answers_total: counter(
    'Answers of the assistant, by who gave them and why nobody better did',
    'provider',
    'fallback',
  ),
  echotune_assistant_dropped_sentences_total: counter(
    'Sentences of language models that nothing bore out, and nobody was shown',
    'provider',
  ),
};
