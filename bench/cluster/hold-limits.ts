import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'undici';
import type { Observed } from '../../tests/kit/spending-observer.ts';
import type { Stage } from './stage.ts';

/** What a model was asked through servers that share a limit. */
export interface Spending {
  /** Questions that were put, that the model got, and that were answered. */
  readonly put: number;
  readonly asked: number;
  readonly answered: number;
  readonly spentUsd: number;
  readonly limitUsd: number;
  /** How often an observer looked, and found more than the limit spent and held. */
  readonly looks: number;
  readonly overspent: number;
}

/** Requests of one key: sent, let in, and how many may be in that time. */
export interface Requests {
  readonly sent: number;
  readonly letIn: number;
  readonly most: number;
}

const limitUsd = 0.02;
const questions = 300;
const perMinute = 60;
const requests = 400;
const atOnce = 24;

async function inTurns(count: number, each: (nth: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < count) {
      next += 1;
      await each(next);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}

type Asking = Pick<Stage, 'client' | 'store'>;

async function newKey({ store }: Asking, scopes: readonly ('ask' | 'read')[], most: number) {
  const [listener] = await store.listeners.list();
  const [account] = await store.accounts.list();
  if (listener === undefined || account === undefined) throw new Error('Nobody listens');
  const key = { accountId: account.id, listenerId: listener.id, name: 'limits' };
  return (await store.apiKeys.add({ ...key, scopes, perMinute: most })).secret;
}

/** Puts more questions to all servers at once than a limit pays for, while somebody looks at it by plain SQL. */
export async function spendTogether(
  asking: Asking & Pick<Stage, 'url' | 'model'>,
): Promise<Spending> {
  const { client, store, url, model } = asking;
  await store.budgets.setLimit({
    ...{ provider: null, model: null, listenerId: null, purpose: null, period: 'total' },
    ...{ warnShare: 0.8, throttleShare: 0.9, limitNanoUsd: limitUsd * 1e9 },
  });
  const program = new URL('../../tests/kit/spending-observer.ts', import.meta.url);
  const observer = fork(fileURLToPath(program), [JSON.stringify({ url })]);
  await once(observer, 'message');
  const secret = await newKey(asking, ['ask'], 100_000);
  let answered = 0;
  await inTurns(questions, async (nth) => {
    const body = JSON.stringify({ question: `What came out in ${nth}?`, fresh: true });
    const asked = { method: 'POST', path: '/api/v1/answers', secret, body } as const;
    if ((await statusOf(client, asked)) === 200) answered += 1;
  });
  const told = once(observer, 'message');
  observer.send('stop');
  // It says nothing else.
  const [{ samples, overspent }] = (await told) as [Observed];
  const [standing] = await store.budgets.standings();
  const spentUsd = (standing?.settledNanoUsd ?? 0) / 1e9;
  return {
    ...{ put: questions, asked: model.asked.length, answered, spentUsd, limitUsd },
    ...{ looks: samples, overspent },
  };
}

/** Sends more requests to all servers at once than a key has. */
export async function requestTogether(asking: Asking): Promise<Requests> {
  const secret = await newKey(asking, ['read'], perMinute);
  const begun = performance.now();
  let letIn = 0;
  await inTurns(requests, async () => {
    const asked = { method: 'GET', path: '/api/v1/plays?limit=1', secret } as const;
    if ((await statusOf(asking.client, asked)) === 200) letIn += 1;
  });
  const minutes = (performance.now() - begun) / 60_000;
  return { sent: requests, letIn, most: Math.ceil(perMinute * (1 + minutes)) };
}

async function statusOf(
  client: Pool,
  asked: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly secret: string;
    readonly body?: string;
  },
): Promise<number> {
  const { secret, ...request } = asked;
  const headers = {
    authorization: `Bearer ${secret}`,
    ...(asked.body !== undefined && { 'content-type': 'application/json' }),
  };
  const { statusCode, body } = await client.request({ ...request, headers });
  await body.dump();
  return statusCode;
}
