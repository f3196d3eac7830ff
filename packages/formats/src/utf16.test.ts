import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asUtf8, utf8Head } from './utf16.ts';

/** A text in UTF-16 with its mark, low or high byte first. */
function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return Uint8Array.from(order === 'le' ? bytes : bytes.swap16());
}

async function recoded(bytes: Uint8Array, cuts: readonly number[]): Promise<string> {
  async function* chunks() {
    let from = 0;
    for (const cut of cuts.toSorted((a, b) => a - b)) {
      yield bytes.subarray(from, Math.max(from, Math.min(cut, bytes.length)));
      from = Math.max(from, Math.min(cut, bytes.length));
    }
    yield bytes.subarray(from);
  }
  const parts: Uint8Array[] = [];
  for await (const chunk of asUtf8(chunks())) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const texts = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((text) => !/^[\0\ufeff]/.test(text));
const cuts = fc.array(fc.nat(90), { maxLength: 5 });

it('UTF-16 comes out as the text it is, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(texts, cuts, fc.constantFrom('le', 'be'), async (text, places, order) => {
      expect(await recoded(utf16(text, order), places)).toBe(text);
      expect(Buffer.from(utf8Head(utf16(text, order))).toString()).toBe(text);
    }),
  );
});

it('all else passes as it is: UTF-8, UTF-32, bytes without a mark', async () => {
  const others = [
    [0x61],
    [0xef, 0xbb, 0xbf, 0x61],
    [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0],
    [0x61, 0, 0x62, 0],
  ];
  for (const bytes of others.map((one) => Uint8Array.from(one))) {
    expect(await recoded(bytes, [1, 2])).toBe(Buffer.from(bytes).toString());
    expect(utf8Head(bytes)).toBe(bytes);
  }
});

it('half a character is no text: the file is refused and not repaired', async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00);
  await expect(recoded(bytes, [])).rejects.toMatchObject({ code: 'wrong-encoding' });
  expect(utf8Head(bytes)).toBe(bytes);
});
