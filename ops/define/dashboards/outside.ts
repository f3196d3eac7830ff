import { type Dashboard, lines } from '../dashboard.ts';
import { countIn, perSecond, quantile, shared } from '../promql.ts';

const interval = '$__rate_interval';
const limit = ['limit', 'provider', 'purpose', 'period'] as const;
const limitLegend = '{{limit}}: {{provider}} {{purpose}} a {{period}}';

/** Who is asked outside, and what it costs. */
export const outside: Dashboard = {
  name: 'outside',
  title: 'Providers and budgets',
  rows: [
    {
      title: 'Providers',
      panels: [
        lines('Requests', 'reqps', [
          perSecond('echotune_provider_requests_total', interval, 'provider', 'outcome'),
          '{{provider}} {{outcome}}',
        ]),
        lines('How long they take (95 %)', 's', [
          quantile(0.95, 'echotune_provider_request_seconds', interval, 'provider'),
          '{{provider}}',
        ]),
        lines('Tried again', 'short', [
          countIn('echotune_provider_retries_total', interval, 'provider', 'operation'),
          '{{provider}} {{operation}}',
        ]),
        lines('Paused', 'short', [shared('echotune_provider_paused', 'provider'), '{{provider}}']),
      ],
    },
    {
      title: 'Contracts',
      panels: [
        lines(
          'Answers that do not fit',
          'short',
          [
            countIn('echotune_provider_misfits_total', '1h', 'provider', 'operation'),
            '{{provider}} {{operation}}',
          ],
          [
            shared('echotune_provider_quarantined_answers', 'provider'),
            '{{provider}} kinds to be looked at',
          ],
        ),
        lines('Fields that nobody knows', 'short', [
          countIn('echotune_provider_unknown_fields_total', '1h', 'provider', 'operation'),
          '{{provider}} {{operation}}',
        ]),
        {
          ...{ title: 'Until it ends', draws: 'table', unit: 'dtdurations' },
          targets: [
            {
              expr: `${shared('echotune_provider_end_timestamp_seconds', 'provider', 'what')} - time()`,
              legend: '',
            },
          ],
        },
      ],
    },
    {
      title: 'Assistant',
      panels: [
        lines('Answers', 'short', [
          countIn('echotune_assistant_answers_total', '1h', 'provider', 'fallback'),
          '{{provider}} {{fallback}}',
        ]),
        lines('Sentences that were not true', 'short', [
          countIn('echotune_assistant_dropped_sentences_total', '1h', 'provider'),
          '{{provider}}',
        ]),
      ],
    },
    {
      title: 'Budgets',
      panels: [
        lines('Used', 'percentunit', [shared('echotune_budget_used_ratio', ...limit), limitLegend]),
        lines(
          'In dollars',
          'currencyUSD',
          [shared('echotune_budget_limit_usd', ...limit), `limit ${limitLegend}`],
          [shared('echotune_budget_spent_usd', ...limit), `spent ${limitLegend}`],
          [shared('echotune_budget_held_usd', ...limit), `held ${limitLegend}`],
        ),
        lines('Closed', 'short', [shared('echotune_budget_closed', ...limit), limitLegend]),
        lines('Spent an hour', 'currencyUSD', [
          countIn('echotune_spending_usd_total', '1h', 'provider'),
          '{{provider}}',
        ]),
        lines('Calls', 'short', [
          countIn('echotune_spending_calls_total', '1h', 'provider', 'state'),
          '{{provider}} {{state}}',
        ]),
        lines('Refused', 'short', [
          countIn('echotune_spending_refused_total', '1h', 'provider', 'because'),
          '{{provider}} {{because}}',
        ]),
      ],
    },
  ],
};
