import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { openReceiver, type Receiver, typeOf } from './kit/receiver.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let home: string;
let remove: () => Promise<void>;
let receiver: Receiver;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
  await writeFile(join(home, 'config.toml'), 'webhook_private_addresses = true\n');
  receiver = await openReceiver();
});
afterEach(async () => {
  await receiver.close();
  await remove();
});

const json = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, ['webhooks', ...args, '--json'])).stdout);

async function play({ address, headers }: OwnedServer, title: string): Promise<void> {
  const startedAt = Date.now() - 600_000;
  const plays = [{ title, artist: 'Noor', msPlayed: 200_000, startedAt }];
  const answer = await fetch(`${address}/api/v1/plays`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ plays }),
  });
  expect(answer.status).toBe(201);
}

it('the command line makes, tests, shows, changes and removes webhooks', async () => {
  const server = await startOwned(home);
  try {
    const { id, secret } = await json('add', receiver.url, '--events', 'plays,import');
    expect((await json('add', 'http://169.254.169.254/')).error.code).toBe(
      'webhook-address-refused',
    );
    expect((await json('add', receiver.url, '--events', 'x')).error.code).toBe('input-invalid');
    await json('test', String(id));
    const { headers, body } = await receiver.until((one) => typeOf(one) === 'test');
    const told = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    expect(new Webhook(secret).verify(body, Object.fromEntries(told))).toMatchObject({});
    await expect
      .poll(() => json('deliveries', String(id)))
      .toMatchObject({ deliveries: [{ event: 'test', state: 'delivered', status: 204 }] });
    const [{ id: delivery }] = (await json('deliveries', String(id))).deliveries;
    receiver.received.length = 0;
    await json('redeliver', String(id), String(delivery));
    await receiver.until((one) => one.headers['webhook-id'] === headers['webhook-id']);
    expect((await json('secret', String(id))).secret).not.toBe(secret);
    expect((await json('disable', String(id))).disabled).toMatchObject({});
    expect((await json('enable', String(id))).disabled).toBeNull();
    expect((await json()).webhooks).toMatchObject([{ id, events: ['plays', 'import'] }]);
    expect(await json('remove', String(id))).toEqual({ removed: id });
    expect((await json('test', String(id))).error.code).toBe('webhook-unknown');
  } finally {
    await server.stop();
  }
});

it('every play that was acknowledged is told, wherever the server is killed', async () => {
  let server = await startOwned(home);
  await json('add', receiver.url, '--events', 'plays');
  const titles = ['At once', 'A moment later', 'While it is being sent'];
  for (const [nth, title] of titles.entries()) {
    const isLast = nth === titles.length - 1;
    if (isLast) receiver.answer = () => {};
    await play(server, title);
    if (nth > 0) await new Promise((resolve) => setTimeout(resolve, 500));
    if (isLast) await receiver.until(({ body }) => body.includes(title));
    await server.kill();
    server = await startOwned(home);
  }
  try {
    receiver.answer = (response) => void response.writeHead(204).end();
    const attempt = receiver.received.at(-1)?.headers['webhook-id'];
    const again = ({ headers }: Receiver['received'][number]) => headers['webhook-id'] === attempt;
    await expect.poll(() => receiver.received.filter(again).length).toBeGreaterThan(1);
    for (const title of titles) await receiver.until(({ body }) => body.includes(title));
  } finally {
    await server.stop();
  }
});
