/** Uploads that are made to exhaust whoever reads them, sent to a real server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';
import { zipOf } from './kit/zip.ts';

let home: string;
let removeHome: () => Promise<void>;
let server: OwnedServer;

beforeAll(async () => {
  ({ home, remove: removeHome } = await temporaryHome());
  server = await startOwned(home, {
    ECHOTUNE_MAX_UPLOAD_MIB: '8',
    ECHOTUNE_REQUESTS_PER_MINUTE: '0',
  });
});
afterAll(async () => {
  await server?.stop();
  await removeHome?.();
});

const alive = async () => {
  const answer = await fetch(`${server.address}/api/v1/overview`, { headers: server.headers });
  expect(answer.status).toBe(200);
};

/** The memory of a process and of those it started, bytes. */
function memoryOf(pid: number): number {
  const kibOf = (one: string) => {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
      return 0;
    }
  };
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean);
  return [String(pid), ...children].reduce((sum, one) => sum + kibOf(one) * 1024, 0);
}

describe('an upload that is made to exhaust', () => {
  /** How an import of these files ends: refused at once, or the state and the failure of its job. */
  async function imported(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const { headers, payload } = upload(files);
    const answer = await fetch(`${server.address}/api/v1/imports`, {
      ...{ method: 'POST', body: new Uint8Array(payload) },
      headers: { ...headers, ...server.headers },
    });
    const { id, code } = JSON.parse(await answer.text());
    if (id === undefined) return String(code);
    for (;;) {
      const status = await fetch(`${server.address}/api/v1/imports/${id}`, {
        headers: server.headers,
      });
      const { state, failure } = JSON.parse(await status.text());
      if (state !== 'queued' && state !== 'running') return failure?.code ?? state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const row = '{"ts":"2020-01-01T00:00:00Z","ms_played":1,"master_metadata_track_name":"a"}';
  const zeros = (mib: number) => Buffer.alloc(mib << 20, ' ');
  const inflating = (mib: number) =>
    Buffer.concat([Buffer.from(`[${row}`), zeros(mib), Buffer.from(']')]);

  /** Many entries over one piece of packed bytes: each by itself expands little. */
  async function overlapping(entries: number): Promise<Buffer> {
    const one = await zipOf({ 'endsong_0000.json': inflating(16) });
    const central = one.indexOf('PK\x01\x02');
    const end = one.indexOf('PK\x05\x06');
    const record = one.subarray(central, end);
    const names = Array.from({ length: entries }, (_, n) => {
      const copy = Buffer.from(record);
      copy.write(`endsong_${String(n).padStart(4, '0')}.json`, copy.indexOf('endsong_'));
      return copy;
    });
    const tail = Buffer.from(one.subarray(end));
    tail.writeUInt16LE(entries, 8);
    tail.writeUInt16LE(entries, 10);
    tail.writeUInt32LE(record.length * entries, 12);
    return Buffer.concat([one.subarray(0, central), ...names, tail]);
  }

  async function lying(): Promise<Buffer> {
    const zip = await zipOf({ 'endsong_0.json': inflating(100) });
    // The size that is told, in both headers and behind the data: a thousand bytes.
    for (const mark of ['PK\x01\x02', 'PK\x07\x08', 'PK\x03\x04']) {
      const at = zip.indexOf(mark);
      const sizeAt = { 'PK\x01\x02': 24, 'PK\x07\x08': 12, 'PK\x03\x04': 22 }[mark] ?? 0;
      if (at >= 0) zip.writeUInt32LE(1000, at + sizeAt);
    }
    return zip;
  }

  it('is refused or read as what it is, the memory stays, the disk is given back, and others are answered', async () => {
    await imported({ 'endsong_0.json': `[${row}]` });
    const before = memoryOf(server.child.pid ?? 0);
    const bombs: Readonly<
      Record<string, () => Promise<Readonly<Record<string, string | Uint8Array>>>>
    > = {
      'a flat zip': async () => ({ 'a.zip': await zipOf({ 'endsong_0.json': inflating(100) }) }),
      'a zip in a zip': async () => ({
        'a.zip': await zipOf({ 'b.zip': await zipOf({ 'endsong_0.json': inflating(100) }) }),
      }),
      'entries over each other': async () => ({ 'a.zip': await overlapping(2000) }),
      'a size that is a lie': async () => ({ 'a.zip': await lying() }),
      // One import of them all: each is read as it comes, or left out.
      'what is packed, a line without end, lists within lists': async () => ({
        'endsong_1.json.gz': gzipSync(inflating(100)),
        'endsong_2.json.zst': zstdCompressSync(inflating(100)),
        'endsong_3.json': `[{"ts":"${'x'.repeat(3 << 20)}"}]`,
        'endsong_4.json': '['.repeat(2_000_000),
      }),
      'a table of one wide row': async () => ({
        'plays.csv': `artist,track,time\n${'a,'.repeat(2_000_000)}`,
      }),
    };
    for (const [what, make] of Object.entries(bombs)) {
      const outcome = await imported(await make());
      expect([what, outcome]).toEqual([
        what,
        expect.stringMatching(
          /^(?:import-(?:too-large|unreadable|unrecognised|nothing-found)|done|failed)$/,
        ),
      ]);
      await alive();
    }
    expect(memoryOf(server.child.pid ?? 0) - before).toBeLessThan(400 << 20);
    await expect.poll(() => readdirSync(join(home, 'spool'))).toEqual([]);
  });

  it('as a form without end, of countless fields or files, or beyond the limit is cut off', async () => {
    const boundary = 'b';
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}`, ...server.headers };
    const part = (name: string, file: boolean) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? '; filename="x.json"' : ''}\r\n\r\nx\r\n`;
    const big = `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="x.json"\r\n\r\n${'x'.repeat(9 << 20)}\r\n`;
    const bodies = {
      'without end': part('f', true).repeat(3),
      'of fields': part('a', false).repeat(5000),
      'of files': `${part('f', true).repeat(10_500)}--${boundary}--\r\n`,
      'of headers': `--${boundary}\r\n${'X-A: b\r\n'.repeat(50_000)}\r\nx\r\n--${boundary}--\r\n`,
      'beyond the limit': `${big}--${boundary}--\r\n`,
      'of nothing': '',
    };
    for (const path of ['imports', 'playlists/import']) {
      for (const [what, body] of Object.entries(bodies)) {
        const url = `${server.address}/api/v1/${path}`;
        const status = await fetch(url, { method: 'POST', headers: type, body }).then(
          (answer) => answer.status,
          () => 'cut off',
        );
        expect([path, what, status]).toEqual([
          path,
          what,
          expect.toBeOneOf(['cut off', 400, 413, 422]),
        ]);
      }
    }
    await alive();
    await expect.poll(() => readdirSync(join(home, 'spool'))).toEqual([]);
  });
});
