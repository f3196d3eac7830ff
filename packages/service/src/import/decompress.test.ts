import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compression, decompress } from './decompress.ts';

const compress = { gzip: gzipSync, zstd: zstdCompressSync };

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, compression: Compression, size = 1 << 16): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of decompress(pieces(bytes, size), compression, 'a.log')) parts.push(part);
  return Buffer.concat(parts);
}

const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);

describe.each(['gzip', 'zstd'] as const)('%s', (compression) => {
  it('of several parts is read to its end, wherever the pieces are cut', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 90 }), async (contents, size) => {
        const bytes = Buffer.concat(contents.map((part) => compress[compression](part)));
        expect(await read(bytes, compression, size)).toEqual(Buffer.concat(contents));
      }),
      { numRuns: 60 },
    );
  });

  it('that ends early is an error which says where, not a shorter file', async () => {
    const bytes = compress[compression](Buffer.from('listens\n'.repeat(5000)));
    const cut = bytes.subarray(0, bytes.length - 5);
    await expect(read(cut, compression)).rejects.toMatchObject({
      code: 'import-unreadable',
      message: expect.stringMatching(`a.log.*byte ${cut.length} `),
    });
    const second = Buffer.concat([bytes, cut]);
    await expect(read(second, compression)).rejects.toThrow(`byte ${second.length} `);
    await expect(read(Buffer.concat([bytes, Buffer.from('rubbish')]), compression)).rejects.toThrow(
      /a\.log/,
    );
  });

  it('that expands beyond belief is refused before it is expanded', async () => {
    const bytes = compress[compression](Buffer.alloc(1 << 28));
    let seen = 0;
    const reading = (async () => {
      for await (const part of decompress(pieces(bytes, 1 << 16), compression, 'bomb')) {
        seen += part.length;
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'import-too-large' });
    expect(seen).toBeLessThan(1 << 27);
  });

  it('whose source fails passes the failure on, and whose reader leaves closes the source', async () => {
    const bytes = compress[compression](Buffer.from('x'));
    const failing = async function* () {
      yield bytes.subarray(0, 4);
      throw new Error('the disk is gone');
    };
    const reading = decompress(failing(), compression, 'a.log').next();
    await expect(reading).rejects.toThrow('the disk is gone');
    let isClosed = false;
    const open = async function* () {
      try {
        for (;;) yield bytes;
      } finally {
        isClosed = true;
      }
    };
    for await (const _part of decompress(open(), compression, 'a.log')) break;
    expect(isClosed).toBe(true);
  });
});

it('frames to be skipped, which parallel writers put between, are skipped', async () => {
  const frame = zstdCompressSync(Buffer.from('a'));
  const bytes = Buffer.concat([skippable, frame, skippable, frame, skippable]);
  expect((await read(bytes, 'zstd', 7)).toString()).toBe('aa');
});
