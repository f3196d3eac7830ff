import type { Alert } from '../alert.ts';
import { countIn, shared } from '../promql.ts';

const limit = ['limit', 'provider', 'purpose', 'period'] as const;
const aLimit = 'limit="1",provider="google",purpose="question",period="month"';
const limitLabels = { limit: '1', provider: 'google', purpose: 'question', period: 'month' };

/** Who is asked outside, and what it costs. */
export const outsideAlerts: readonly Alert[] = [
  {
    name: 'EchoTuneProviderFails',
    severity: 'ticket',
    expr: `${countIn('echotune_provider_requests_total{outcome=~"failed|5.."}', '30m', 'provider')} / ${countIn('echotune_provider_requests_total', '30m', 'provider')} > 0.5 and ${countIn('echotune_provider_requests_total', '30m', 'provider')} > 5`,
    for: '15m',
    summary: 'Most requests to {{ $labels.provider }} fail.',
    doThis:
      '`echotune providers check` asks it something that costs nothing. What waits for it is tried again by itself.',
    fires: {
      series: {
        'echotune_provider_requests_total{provider="lastfm",operation="tags",outcome="failed"}':
          '0+1x60',
        'echotune_provider_requests_total{provider="lastfm",operation="tags",outcome="200"}':
          '0+0x60',
      },
      at: '50m',
      labels: { provider: 'lastfm' },
    },
    silent: {
      series: {
        'echotune_provider_requests_total{provider="lastfm",operation="tags",outcome="failed"}':
          '0+1x60',
        'echotune_provider_requests_total{provider="lastfm",operation="tags",outcome="200"}':
          '0+9x60',
      },
      at: '60m',
    },
  },
  {
    name: 'EchoTuneProviderPaused',
    severity: 'info',
    expr: `${shared('echotune_provider_paused', 'provider')} == 1`,
    for: '6h',
    summary: '{{ $labels.provider }} has wanted no requests for six hours.',
    doThis:
      '`echotune providers list` says until when and why; `echotune providers resume` asks again at once.',
    fires: {
      series: { 'echotune_provider_paused{provider="spotify",instance="a"}': '1x400' },
      at: '390m',
      labels: { provider: 'spotify' },
    },
    silent: {
      series: { 'echotune_provider_paused{provider="spotify",instance="a"}': '1x300 0x100' },
      at: '400m',
    },
  },
  {
    name: 'EchoTuneContractBroken',
    severity: 'ticket',
    expr: `${countIn('echotune_provider_misfits_total', '1h', 'provider', 'operation')} > 0`,
    for: '0m',
    summary:
      'Answers of {{ $labels.provider }} to {{ $labels.operation }} do not fit their contract.',
    doThis:
      '`echotune providers list` shows what did not fit, without anybody’s data. Nothing of such an answer is used; a newer EchoTune may know the new form.',
    fires: {
      series: {
        'echotune_provider_misfits_total{provider="google",operation="ask",instance="a"}':
          '0x5 1x20',
      },
      at: '10m',
      labels: { provider: 'google', operation: 'ask' },
    },
    silent: {
      series: {
        'echotune_provider_misfits_total{provider="google",operation="ask",instance="a"}': '3x20',
      },
      at: '20m',
    },
  },
  {
    name: 'EchoTuneProviderEnds',
    severity: 'info',
    expr: `${shared('echotune_provider_end_timestamp_seconds', 'provider', 'what')} - time() < 30 * 86400`,
    for: '0m',
    summary: '{{ $labels.provider }} ends within thirty days: {{ $labels.what }}.',
    doThis: '`echotune providers list` says what to use instead.',
    fires: {
      series: {
        'echotune_provider_end_timestamp_seconds{provider="google",what="a model",instance="a"}':
          '1000000x5',
      },
      at: '2m',
      labels: { provider: 'google', what: 'a model' },
    },
    silent: {
      series: {
        'echotune_provider_end_timestamp_seconds{provider="google",what="a model",instance="a"}':
          '9000000x5',
      },
      at: '5m',
    },
  },
  {
    name: 'EchoTuneBudgetNearlySpent',
    severity: 'ticket',
    expr: `${shared('echotune_budget_used_ratio', ...limit)} > 0.9`,
    for: '5m',
    summary:
      'More than nine tenths of limit {{ $labels.limit }} a {{ $labels.period }} are used ({{ $labels.provider }} {{ $labels.purpose }}).',
    doThis:
      '`echotune budget` shows what it went on and until when it lasts. Nothing is spent beyond it; answers then come without the provider.',
    fires: {
      series: { [`echotune_budget_used_ratio{${aLimit},instance="a"}`]: '0.95x10' },
      at: '8m',
      labels: limitLabels,
    },
    silent: {
      series: {
        [`echotune_budget_used_ratio{${aLimit},instance="a"}`]: '0.5x10',
        [`echotune_budget_used_ratio{${aLimit},instance="b"}`]: '0.5x10',
      },
      at: '10m',
    },
  },
  {
    name: 'EchoTuneBudgetClosed',
    severity: 'ticket',
    expr: `${shared('echotune_budget_closed', ...limit)} == 1`,
    for: '0m',
    summary:
      'Limit {{ $labels.limit }} is closed: a call was reported above what it could cost ({{ $labels.provider }} {{ $labels.purpose }}).',
    doThis: '`echotune budget ledger` has the call; `echotune budget reopen N` admits calls again.',
    fires: {
      series: { [`echotune_budget_closed{${aLimit},instance="a"}`]: '1x5' },
      at: '2m',
      labels: limitLabels,
    },
    silent: {
      series: { [`echotune_budget_closed{${aLimit},instance="a"}`]: '0x5' },
      at: '5m',
    },
  },
];
