/** Attacks that need a real socket: on how HTTP is read and on WebSockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let home: string;
let removeHome: () => Promise<void>;
let server: OwnedServer;
let port: number;
let cookie: string;

beforeAll(async () => {
  ({ home, remove: removeHome } = await temporaryHome());
  server = await startOwned(home, {
    ECHOTUNE_MAX_UPLOAD_MIB: '8',
    ECHOTUNE_REQUESTS_PER_MINUTE: '0',
  });
  port = Number(new URL(server.address).port);
  ({ cookie } = server.headers);
});
afterAll(async () => {
  await server?.stop();
  await removeHome?.();
});

/** What comes back to these bytes until the other end closes, or nothing more comes for a while. */
async function raw(bytes: string | Buffer, quietMs = 1500): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
  });
  socket.setTimeout(quietMs, () => socket.destroy());
  socket.on('error', () => {});
  socket.write(bytes);
  // A reset is an answer too.
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

const statuses = (answer: string) =>
  Array.from(answer.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
const alive = async () => {
  const answer = await fetch(`${server.address}/api/v1/overview`, { headers: server.headers });
  expect(answer.status).toBe(200);
};
const host = () => `Host: 127.0.0.1:${port}\r\n`;

describe('a request that two readers would read differently', () => {
  const smuggled = 'GET /api/v1/overview HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = 'POST /api/v1/sign-in HTTP/1.1\r\n';
  const cases: readonly (readonly [string, () => string])[] = [
    [
      'two lengths',
      () => `${post}${host()}Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`,
    ],
    [
      'a length and chunks',
      () =>
        `${post}${host()}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks by another name',
      () => `${post}${host()}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks twice',
      () =>
        `${post}${host()}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['a blank before the colon', () => `${post}${host()}Content-Length : 0\r\n\r\n${smuggled}`],
    ['a folded header', () => `${post}${host()}X-A: b\r\n Content-Length: 44\r\n\r\n${smuggled}`],
    ['a negative length', () => `${post}${host()}Content-Length: -1\r\n\r\n${smuggled}`],
    ['a length with a sign', () => `${post}${host()}Content-Length: +0\r\n\r\n${smuggled}`],
    [
      'a chunk that is no number',
      () => `${post}${host()}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${smuggled}`,
    ],
    ['a lone line feed', () => `${post}${host()}Content-Length: 0\n\r\n${smuggled}`],
    ['a NUL in a header', () => `${post}${host()}X-A: \0b\r\nContent-Length: 0\r\n\r\n${smuggled}`],
    ['no host', () => `GET /api/v1/overview HTTP/1.1\r\n\r\n`],
    ['two hosts', () => `GET /api/v1/overview HTTP/1.1\r\n${host()}Host: evil.example\r\n\r\n`],
    ['an unknown version', () => `GET / HTTP/3.9\r\n${host()}\r\n`],
    ['no request line', () => `\x16\x03\x01\x02\x00\x01\x00\x01`],
    ['a request line without end', () => `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${host()}\r\n`],
    [
      'headers without end',
      () => `GET / HTTP/1.1\r\n${host()}${`X-A: ${'b'.repeat(1000)}\r\n`.repeat(40)}\r\n`,
    ],
  ];
  it.each(cases)(
    'is refused where it has %s, and nothing behind it is answered',
    async (_what, bytes) => {
      const answer = await raw(bytes());
      const [first = 0, ...more] = statuses(answer);
      expect([400, 401, 403, 404, 413, 414, 431, 505, 0]).toContain(first);
      expect(more.filter((status) => status < 400)).toEqual([]);
      expect(answer).not.toMatch(/"listeners"|node_modules|at \w+ \(/);
    },
  );

  it('a strange or absolute address is led by the Host alone, and that must be ours', async () => {
    for (const [line, head] of [
      ['GET http://evil.example/api/v1/overview HTTP/1.1', 'Host: evil.example\r\n'],
      ['GET http://127.0.0.1/api/v1/overview HTTP/1.1', 'Host: evil.example\r\n'],
      ['GET //evil.example/api/v1/overview HTTP/1.1', host()],
      ['GET @evil.example/ HTTP/1.1', host()],
      ['OPTIONS * HTTP/1.1', host()],
      ['CONNECT 127.0.0.1:1 HTTP/1.1', host()],
    ] as const) {
      const answer = await raw(`${line}\r\n${head}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`);
      expect([line, statuses(answer).filter((status) => status < 400)]).toEqual([line, []]);
      expect(answer).not.toMatch(/location: \/\/evil|"listeners"/i);
    }
  });

  it('requests behind each other are each guarded by themselves', async () => {
    const own = `GET /api/v1/overview HTTP/1.1\r\n${host()}Cookie: ${cookie}\r\n\r\n`;
    const bare = `GET /api/v1/overview HTTP/1.1\r\n${host()}\r\n`;
    const elsewhere = `GET /api/v1/overview HTTP/1.1\r\nHost: evil.example\r\nCookie: ${cookie}\r\n\r\n`;
    expect(statuses(await raw(own + bare + elsewhere + own))).toEqual([200, 401, 403, 200]);
  });
});

describe('a live connection', () => {
  const open = (headers: Readonly<Record<string, string>> = {}) =>
    new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers: { cookie, ...headers } });

  it('is not opened from another site’s page', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `http://evil.example:${port}`,
    ]) {
      const [event] = await once(open({ origin }), 'error');
      expect(event.type).toBe('error');
    }
    const own = open({ origin: server.address });
    await once(own, 'open');
    own.close();
  });

  it('takes nothing large, and unpacks nothing', async () => {
    const socket = open();
    await once(socket, 'open');
    expect(socket.extensions).toBe('');
    socket.send('x'.repeat(100_000));
    const [event] = await once(socket, 'close');
    expect(event.code).toBe(1009);
    const handshake = [
      `GET /api/v1/live HTTP/1.1\r\n${host()}Cookie: ${cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket`,
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2l4dGVlbiBieXRlcyEhIQ==',
      'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
    ].join('\r\n');
    // A frame that says that it is packed, one without a mask, one of a kind that is not, and one without end.
    for (const frame of [
      '\xc1\x81\0\0\0\0x',
      '\x81\x01x',
      '\x83\x81\0\0\0\0x',
      '\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0',
    ]) {
      const answer = await raw(Buffer.from(handshake + frame, 'latin1'), 20_000);
      expect(answer).toMatch(/^HTTP\/1\.1 101/);
      expect(answer).not.toMatch(/permessage-deflate/i);
    }
    await alive();
  });
});
