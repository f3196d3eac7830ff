/**
 * A talk of 200 turns with a model on loopback, over HTTP as events: how long after the provider's first token the first
 * is with the listener, and what a turn sends at the end of the talk beside its beginning; then the golden requests
 * answered without a model. Exits 1 where the first token takes more than 150 ms in one of a hundred turns, or the last
 * turns send more than those after the first twenty.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startFakeCompatible } from '@echotune/connect';
import { fillWithDemo } from '../tests/kit/demo-page.ts';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { type OwnedServer, startOwned } from '../tests/kit/signed-in.ts';
import { machine } from './kit/machine.ts';
import { quantile } from './kit/open-loop.ts';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '200' } } });
const turns = Number(values.turns);
const mostMs = 150;
/** From then on the assistant remembers as much as it ever will. */
const settled = 20;
const golden: { readonly requests: readonly { readonly text: string }[] } = JSON.parse(
  readFileSync(
    new URL('../packages/service/src/assistant/golden-requests.json', import.meta.url),
    'utf8',
  ),
);

interface Heard {
  /** When the first text came, and when the answer was whole; performance.now(). */
  readonly firstAt: number;
  readonly endedAt: number;
  readonly conversation: number;
}

/** Says something, and hears the events of the answer. */
async function say({ address, headers }: OwnedServer, path: string, body: object): Promise<Heard> {
  const answer = await fetch(`${address}/api/v1/conversations/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
  });
  if (answer.body === null || !answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  let firstAt = 0;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk, { stream: true });
    if (firstAt === 0 && text.includes('event: text')) firstAt = performance.now();
  }
  const done = /event: done\ndata: (.*)/.exec(text)?.[1];
  if (done === undefined) throw new Error(`No answer: ${text.slice(-500)}`);
  return { firstAt, endedAt: performance.now(), conversation: JSON.parse(done).conversation.id };
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;
const told = (times: number[]) => ({
  ...{ p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99)) },
  n: times.length,
});

async function measure(home: string) {
  const fake = await startFakeCompatible();
  /** When the provider was asked: its first token follows at once. */
  let askedAt = 0;
  const next = fake.replies.shift.bind(fake.replies);
  fake.replies.shift = () => {
    askedAt = performance.now();
    return next();
  };
  const server = await startOwned(home, {
    ...{
      ECHOTUNE_COMPATIBLE_URL: `${fake.address}/v1`,
      ECHOTUNE_COMPATIBLE_MODEL: 'a-small-model',
    },
    ...{ ECHOTUNE_COMPATIBLE_API_KEY: fake.apiKey, ECHOTUNE_REQUESTS_PER_MINUTE: '0' },
    ...{ ECHOTUNE_COMPATIBLE_INPUT_USD: '0', ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0' },
  });
  try {
    await fillWithDemo(server);
    const first: number[] = [];
    const sent: number[] = [];
    let path = 'messages';
    for (let turn = 0; turn < turns; turn += 1) {
      fake.replies.push(
        { calls: [{ name: 'statistics', input: { of: 'songs', count: 10 } }] },
        { text: 'You have played these songs most, and there are more of them.' },
      );
      const before = fake.asked.length;
      const heard = await say(server, path, { text: 'What did I play most?' });
      first.push(heard.firstAt - askedAt);
      sent.push(Math.max(...fake.asked.slice(before).map(({ text }) => text.length)));
      path = `${heard.conversation}/messages`;
    }
    const whole: number[] = [];
    for (const { text } of golden.requests) {
      const begun = performance.now();
      const { endedAt } = await say(server, 'messages', { text, provider: 'interpreter' });
      whole.push(endedAt - begun);
    }
    return {
      ...{ turns, firstTokenMs: told(first), interpreterMs: told(whole) },
      sentBytes: { settled: sent[settled] ?? 0, most: Math.max(...sent.slice(settled)) },
    };
  } finally {
    await server.stop();
    await fake.close();
  }
}

const { home, remove } = await temporaryHome();
try {
  const found = await measure(home);
  process.stdout.write(
    `${JSON.stringify({ benchmark: 'chat', ...machine(), ...found }, null, 2)}\n`,
  );
  const isFast = found.firstTokenMs.p99 <= mostMs;
  const isBounded = found.sentBytes.most <= found.sentBytes.settled * 1.05;
  if (!isFast || !isBounded) process.exitCode = 1;
} finally {
  await remove();
}
