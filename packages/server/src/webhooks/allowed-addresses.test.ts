import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { allowedLookup, isAllowedAddress, refuseAddress } from './allowed-addresses.ts';
import { failureOf, sendMessage } from './send-message.ts';

it('what leads to this machine, its network or nowhere public is refused, however it is written', () => {
  for (const address of [
    ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0'],
    ...['169.254.169.254', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '240.0.0.1'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', '::ffff:10.0.0.1'],
    ...['64:ff9b::a00:1', '2002:a00:1::', '::ffff:7f00:1', 'nonsense'],
  ]) {
    expect([address, isAllowedAddress(address, false)]).toEqual([address, false]);
  }
  for (const address of ['1.1.1.1', '93.184.216.34', '2606:4700::1111', '::ffff:1.1.1.1']) {
    expect([address, isAllowedAddress(address, false)]).toEqual([address, true]);
  }
});

it('where private addresses are allowed, the metadata of clouds and the like stay refused', () => {
  for (const address of ['127.0.0.1', '::1', '10.0.0.1', '192.168.1.1', 'fd12::1', '100.64.0.1']) {
    expect([address, isAllowedAddress(address, true)]).toEqual([address, true]);
  }
  for (const address of ['169.254.169.254', 'fe80::1', '0.0.0.0', '::', '224.0.0.1']) {
    expect([address, isAllowedAddress(address, true)]).toEqual([address, false]);
  }
});

it('addresses in URLs are refused in every spelling that a URL allows', () => {
  for (const host of ['127.1', '0x7f000001', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0']) {
    const { hostname } = new URL(`http://${host}/`);
    expect(() => refuseAddress(hostname, false), host).toThrow('private');
  }
  expect(() => refuseAddress('hooks.example', false)).not.toThrow();
});

it('where private addresses are allowed already, nobody is told to allow them', () => {
  expect(() => refuseAddress('192.168.1.1', false)).toThrow('webhook_private_addresses');
  expect(() => refuseAddress('169.254.169.254', true)).toThrow(/neither a public one nor [^_]*$/);
});

it('a name that leads to this machine is refused when it is connected to, both ways of asking', async () => {
  const asked = (all: boolean, allowPrivate: boolean) =>
    new Promise((resolve) => {
      allowedLookup(allowPrivate)('localhost', { all }, (failure, found) => {
        resolve(failure === null ? found : failure.code);
      });
    });
  for (const all of [true, false]) expect(await asked(all, false)).toBe('webhook-address-refused');
  expect(await asked(false, true)).toMatch(/^(?:127\.0\.0\.1|::1)$/);
});

it('nothing is sent to a name of this machine, and the refusal tells nothing of what is there', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const known = typeof bound === 'object' ? (bound?.port ?? 0) : 0;
  const message = {
    id: 'msg_1',
    body: '{}',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    at: 0,
  };
  const limits = { allowPrivate: false, signal: AbortSignal.timeout(10_000) };
  const failures = new Set<string>();
  for (const host of ['localhost', '127.0.0.1', '[::ffff:127.0.0.1]']) {
    for (const port of [known, 1]) {
      const url = `http://${host}:${port}/`;
      await sendMessage({ ...message, url }, limits).catch((cause: unknown) =>
        failures.add(failureOf(cause)),
      );
    }
  }
  expect(requests).toBe(0);
  expect([...failures]).toEqual([
    'The address is a private one, and this EchoTune sends webhooks to public ones alone; webhook_private_addresses = true in config.toml allows those of this machine and its network too.',
  ]);
});
