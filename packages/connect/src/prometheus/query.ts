import { EchoError } from '@echotune/data';
import { z } from 'zod';
import { type Limits, usualLimits } from '../policy/limits.ts';
import type { Provider } from '../policy/provider.ts';

/** The operator's own Prometheus. */
export const prometheusLimits: Limits = { ...usualLimits, provider: 'prometheus', concurrency: 1 };

export interface PrometheusDeps {
  readonly provider: Provider;
  readonly userAgent: string;
  /** e.g. http://127.0.0.1:9090 */
  readonly address: string;
}

/** An instant vector, as `GET /api/v1/query` answers. */
const Answer = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** What a query comes to now, by labels. Throws provider-*. */
export async function queryPrometheus(
  { provider, userAgent, address }: PrometheusDeps,
  query: string,
): Promise<{ readonly labels: Readonly<Record<string, string>>; readonly value: number }[]> {
  const url = `${address}/api/v1/query?${new URLSearchParams({ query })}`;
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  const { status, text } = await provider.send({
    ...{ operation: 'query', priority: 'background', repeatable: true },
    request: () => new Request(url, { headers }),
  });
  if (status !== 200) {
    throw new EchoError('provider-refused', `prometheus, query: status ${status}.`);
  }
  const answer = Answer.safeParse(parsed(text));
  if (!answer.success) {
    throw new EchoError('provider-misfit', 'prometheus, query: the answer does not fit.');
  }
  return answer.data.data.result.map(({ metric, value: [, value] }) => ({
    ...{ labels: metric, value: Number(value) },
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
