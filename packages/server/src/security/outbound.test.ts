import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Provider, usualLimits } from '@echotune/connect';
import { silentTelemetry } from '@echotune/data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import {
  allowedLookup,
  isAllowedAddress,
  type ResolveName,
} from '../webhooks/allowed-addresses.ts';
import { failureOf, sendMessage } from '../webhooks/send-message.ts';
import { walkedRoutes } from './walked-routes.fixture.ts';

/** Ways to write an address of this machine, of its network, of a cloud's metadata, or of nothing public. */
const inward = [
  ...['127.0.0.1', '127.1', '127.0.1', '0177.0.0.1', '0x7f.0.0.1', '0x7f000001', '2130706433'],
  ...['017700000001', '127.0.0.1.', '127.255.255.254', '0', '0.0.0.0', '①②⑦.0.0.1', '127。0。0。1'],
  ...['10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '169.254.169.254', '0xa9fea9fe'],
  ...['2852039166', '100.100.100.200', '168.63.129.16', '192.0.0.1', '198.18.0.1', '224.0.0.1'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::7f00:1]', '[::127.0.0.1]'],
  ...['[::ffff:0:127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]'],
  ...['[2001:0:7f00:1::]', '[fec0::1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]'],
  ...['[100::1]', '[3fff::1]', '[5f00::1]', '[4000::1]', '[2001:db8::1]', '[0:0:0:0:0:ffff:a00:1]'],
];

/** Addresses that are none to call, whatever they lead to. */
const unfit = [
  ...['ftp://h.example/', 'file:///etc/passwd', 'gopher://h.example/', 'data:text/plain,x'],
  ...['javascript:alert(1)', 'unix:/run/x.sock', '//h.example/', 'h.example', '', 'http://'],
  ...[
    'http://a:b@h.example/',
    'http://a@h.example/',
    'https://h.example:99999/',
    'http://[::1%25lo]/',
  ],
  `http://h.example/${'x'.repeat(2001)}`,
];

describe('an address that a listener gives', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp();
    await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Ada' } });
  });
  afterAll(() => test.close());

  const add = (url: string) =>
    test.app.inject({ method: 'POST', url: '/api/v1/webhooks', payload: { url } });

  it('is refused where it is written as one of this machine or its network, in whichever way', async () => {
    for (const host of inward) {
      for (const scheme of ['http', 'https']) {
        const answer = await add(`${scheme}://${host}:8080/hook`);
        expect([host, answer.json().code]).toEqual([
          host,
          expect.stringMatching(/^(?:webhook-address-refused|input-invalid)$/),
        ]);
      }
    }
    const made = await add('https://hooks.example/echo');
    const change = { method: 'PATCH', url: `/api/v1/webhooks/${made.json().id}` } as const;
    for (const host of inward) {
      const answer = await test.app.inject({ ...change, payload: { url: `http://${host}/` } });
      expect([host, answer.statusCode >= 400]).toEqual([host, true]);
    }
  });

  it('is refused where it is none, has a name in it, or another scheme', async () => {
    for (const url of unfit) expect([url, (await add(url)).statusCode]).toEqual([url, 400]);
  });

  it('is a webhook’s and nothing else’s: no other route takes an address', () => {
    const addresses: string[] = [];
    const named = /ur[il]|href|link|host|address|endpoint|callback|redirect|image|avatar|origin/i;
    const walk = (schema: unknown, name: string, route: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, format, pattern, ...parts } = Object(schema);
      const isAddress = named.test(name) || format === 'uri' || /https?/.test(String(pattern));
      if (type === 'string' && isAddress) addresses.push(`${route} ${name}`);
      for (const [key, part] of Object.entries(parts)) walk(part, key, route);
    };
    for (const { method, pattern, schema } of walkedRoutes(test)) {
      for (const part of ['body', 'querystring', 'headers']) {
        const taken = Object(schema)[part];
        if (!(taken instanceof z.ZodType)) continue;
        const options = { io: 'input', unrepresentable: 'any' } as const;
        walk(z.toJSONSchema(taken, options), '', `${method} ${pattern}`);
      }
    }
    expect([...new Set(addresses)].sort()).toEqual([
      'PATCH /api/v1/webhooks/:webhook url',
      'POST /api/v1/webhooks url',
    ]);
  });
});

describe('what is really connected to', () => {
  let port: number;
  let heard = 0;
  const inside = createServer((_request, response) => {
    heard += 1;
    response.end('secret');
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    port = Object(inside.address()).port;
  });
  afterAll(() => void inside.close());

  /** Names that lead somewhere else each time they are asked for; the last stays. */
  const names = (...answers: readonly (readonly string[])[]): ResolveName => {
    let turn = 0;
    return (_name, _options, callback) => {
      const found = answers[Math.min(turn, answers.length - 1)] ?? [];
      turn += 1;
      callback(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
  };
  const send = async (resolveName: ResolveName, allowPrivate = false) => {
    const message = {
      id: 'msg_1',
      body: '{}',
      at: 0,
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    };
    const limits = { allowPrivate, signal: AbortSignal.timeout(10_000), resolveName };
    const url = `http://hooks.example:${port}/`;
    return sendMessage({ ...message, url }, limits).then(({ status }) => status, failureOf);
  };

  it('is judged, not what the name led to before: a name that is bent in between reaches nothing', async () => {
    const lookup = allowedLookup(false, names(['8.8.8.8'], ['127.0.0.1']));
    const ask = () =>
      new Promise((resolve) => {
        lookup('hooks.example', {}, (failure, found) => resolve(failure?.code ?? found));
      });
    expect([await ask(), await ask()]).toEqual(['8.8.8.8', 'webhook-address-refused']);
    expect(await send(names(['127.0.0.1']))).toMatch(/^The address is a private one/);
    expect(heard).toBe(0);
  });

  it.each([
    [['8.8.8.8', '127.0.0.1']],
    [['127.0.0.1', '8.8.8.8']],
    [['2606:4700::1111', '::1']],
    [['::ffff:127.0.0.1']],
    [['::7f00:1', '1.1.1.1']],
    [['169.254.169.254']],
    [[]],
  ])('a name of %j is not connected to', async (addresses) => {
    const failure = await send(names(addresses));
    expect(failure).toMatch(/^The address is a private one/);
    expect(heard).toBe(0);
  });

  it('where private ones are allowed it gets there, so that the silence above says something', async () => {
    expect(await send(names(['127.0.0.1']), true)).toBe(200);
    expect(heard).toBe(1);
    for (const address of ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16'])
      expect([address, isAllowedAddress(address, true)]).toEqual([address, false]);
  });
});

describe('who answers', () => {
  it('does not choose what is asked next: no provider’s redirect is followed', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const { port } = server.address() as AddressInfo;
      if (url === '/first')
        response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` });
      response.end('secret');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sendTo = async (followsRedirects: boolean) => {
      const provider = new Provider(
        { ...usualLimits, provider: 'test', followsRedirects },
        {
          ...{ telemetry: silentTelemetry, clock: Date.now, random: () => 0, fetch },
          pauses: { until: async () => null, pause: async () => {} },
          sleep: async () => {},
        },
      );
      return provider.send({
        ...{ operation: 'x', priority: 'interactive', repeatable: false },
        request: () => new Request(`http://127.0.0.1:${port}/first`),
      });
    };
    try {
      expect((await sendTo(false)).status).toBe(302);
      expect(asked).toEqual(['/first']);
      // The fault that this is to notice.
      expect((await sendTo(true)).text).toBe('secret');
      expect(asked).toEqual(['/first', '/first', '/inside']);
    } finally {
      server.close();
    }
  });

  it('is asked in one of a few known ways: nothing else of the product opens a connection', () => {
    const packages = fileURLToPath(new URL('../../..', import.meta.url));
    const ways: string[] = [];
    const opens =
      /(?<![#.\w])fetch\(|\bnew WebSocket\(|\brequest as over|from 'undici'|from 'node:(?:net|tls|dgram|http2|dns)'|\bnet\.connect\(/;
    for (const one of ['data', 'connect', 'service', 'server', 'cli', 'engine', 'formats']) {
      const files = readdirSync(join(packages, one, 'src'), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        if (/\.(?:test|fixture|contract)\.ts$|(?:^|\/)fake/.test(file)) continue;
        if (opens.test(readFileSync(join(packages, one, 'src', file), 'utf8')))
          ways.push(`${one}/${file}`);
      }
    }
    expect(ways.sort()).toEqual([
      // By the operator’s settings, without redirects, through `Provider`.
      'connect/policy/attempt.ts',
      // By a listener’s address, judged as it is connected to.
      'server/webhooks/allowed-addresses.ts',
      'server/webhooks/send-message.ts',
    ]);
  });
});
