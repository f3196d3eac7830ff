import type { Alert } from '../alert.ts';
import { countIn, shared } from '../promql.ts';

/** What learns, and who sees to it. */
export const modelAlerts: readonly Alert[] = [
  {
    name: 'EchoTuneTrainingsFail',
    severity: 'ticket',
    expr: `${countIn('echotune_jobs_ended_total{kind="train",state="failed"}', '1d')} > 1`,
    for: '0m',
    summary: 'Trainings fail; the model before goes on answering.',
    doThis:
      '`echotune jobs list --state failed` says why. For want of memory: train elsewhere, or keep fewer plays of a corpus.',
    fires: {
      series: { 'echotune_jobs_ended_total{kind="train",state="failed",instance="a"}': '0x5 3x20' },
      at: '10m',
    },
    silent: {
      series: {
        'echotune_jobs_ended_total{kind="train",state="failed",instance="a"}': '0x20',
        'echotune_jobs_ended_total{kind="train",state="done",instance="a"}': '0+1x20',
      },
      at: '20m',
    },
  },
  {
    name: 'EchoTuneListenersChanged',
    severity: 'info',
    expr: `${shared('echotune_model_drifted')} == 1`,
    for: '2d',
    summary: 'Listeners have changed since the newest training, and nothing was trained since.',
    doThis: '`echotune models tend` says what is in the way of a training.',
    fires: { series: { 'echotune_model_drifted{instance="a"}': '1x3000' }, at: '2900m' },
    silent: { series: { 'echotune_model_drifted{instance="a"}': '1x2000 0x1000' }, at: '2990m' },
  },
  {
    name: 'EchoTuneAcceptanceLow',
    severity: 'info',
    expr: 'max(echotune_model_online_acceptance_ratio{alias="champion"}) < 0.02 and max(echotune_model_online_shown{alias="champion"}) > 200',
    for: '6h',
    summary: 'Of what is recommended, hardly anything is listened to.',
    doThis:
      '`echotune models show N` has what was measured day by day; `echotune models rollback` lets the one before answer.',
    fires: {
      series: {
        'echotune_model_online_acceptance_ratio{alias="champion",instance="a"}': '0.01x400',
        'echotune_model_online_shown{alias="champion",instance="a"}': '900x400',
      },
      at: '390m',
    },
    silent: {
      series: {
        'echotune_model_online_acceptance_ratio{alias="champion",instance="a"}': '0.01x400',
        'echotune_model_online_shown{alias="champion",instance="a"}': '9x400',
      },
      at: '400m',
    },
  },
  {
    name: 'EchoTuneAgentReverts',
    severity: 'ticket',
    expr: `${countIn('echotune_agent_decisions_total{outcome=~"reverted|stopped"}', '1d', 'agent')} > 3`,
    for: '0m',
    summary: 'What the agent {{ $labels.agent }} does is taken back again and again.',
    doThis: '`echotune agents log` says what it expected and what came of it; dry run stops it.',
    fires: {
      series: {
        'echotune_agent_decisions_total{agent="cache",outcome="reverted",instance="a"}': '0x5 6x20',
      },
      at: '10m',
      labels: { agent: 'cache' },
    },
    silent: {
      series: {
        'echotune_agent_decisions_total{agent="cache",outcome="acted",instance="a"}': '0+1x20',
        'echotune_agent_decisions_total{agent="cache",outcome="reverted",instance="a"}': '0x5 1x15',
      },
      at: '20m',
    },
  },
  {
    name: 'EchoTuneRedisDown',
    severity: 'ticket',
    expr: 'min(echotune_cache_redis_up) == 0',
    for: '5m',
    summary: 'A server cannot reach Redis: each keeps what it needs at hand in its own memory.',
    doThis: 'Start Redis again, or take its address from the settings. Nothing is lost.',
    fires: {
      series: {
        'echotune_cache_redis_up{instance="a"}': '0x10',
        'echotune_cache_redis_up{instance="b"}': '1x10',
      },
      at: '8m',
    },
    silent: { series: { 'echotune_cache_redis_up{instance="a"}': '1 0 0 1x10' }, at: '12m' },
  },
  {
    name: 'EchoTuneCacheMisses',
    severity: 'info',
    expr: `${countIn('echotune_cache_requests_total{outcome="miss"}', '1h')} / ${countIn('echotune_cache_requests_total', '1h')} > 0.8 and ${countIn('echotune_cache_requests_total', '1h')} > 1000`,
    for: '1h',
    summary: 'The caches hardly ever have what is asked for.',
    doThis:
      '`echotune agents` shows what the cache agent would change; more memory for it may help.',
    fires: {
      series: {
        'echotune_cache_requests_total{namespace="shelves",outcome="miss",instance="a"}':
          '0+90x200',
        'echotune_cache_requests_total{namespace="shelves",outcome="memory",instance="a"}':
          '0+10x200',
      },
      at: '150m',
    },
    silent: {
      series: {
        'echotune_cache_requests_total{namespace="shelves",outcome="miss",instance="a"}':
          '0+40x200',
        'echotune_cache_requests_total{namespace="shelves",outcome="memory",instance="a"}':
          '0+60x200',
      },
      at: '200m',
    },
  },
];
