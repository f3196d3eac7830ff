/**
 * Excel saves "Unicode text" in UTF-16 with a byte order mark, and PowerShell redirects so: such a file
 * is read as the UTF-8 it would be. Without a mark, and in UTF-32, it is left as it is and refused.
 */

import { FormatError } from './error.ts';

/** Bytes that decide it. */
const markBytes = 4;

function encodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = head;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const isUtf32 = third === 0 && fourth === 0;
  return first === 0xff && second === 0xfe && !isUtf32 ? 'utf-16le' : null;
}

/** The first bytes of a file as UTF-8, the last character of UTF-16 left out where it may be cut. */
export function utf8Head(head: Uint8Array): Uint8Array {
  const encoding = encodingOf(head);
  if (encoding === null) return head;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return new TextEncoder().encode(text);
  } catch {
    return head;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/**
 * A file's bytes as UTF-8, streaming. Throws FormatError `wrong-encoding` where what is marked as
 * UTF-16 is none.
 */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array = new Uint8Array(0);
  let recode: ((chunk: Uint8Array) => Uint8Array) | null = null;
  for await (const chunk of chunks) {
    if (recode !== null) {
      yield recode(chunk);
      continue;
    }
    waiting = waiting.length === 0 ? chunk : joined(waiting, chunk);
    if (waiting.length < markBytes) continue;
    recode = recoder(waiting);
    yield recode(waiting);
  }
  if (recode === null && waiting.length > 0) yield recoder(waiting)(waiting);
}

/** What makes UTF-8 of the chunks of a file that begins so. */
function recoder(head: Uint8Array): (chunk: Uint8Array) => Uint8Array {
  const encoding = encodingOf(head);
  if (encoding === null) return (chunk) => chunk;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  let byte = 0;
  return (chunk) => {
    try {
      const text = decoder.decode(chunk, { stream: true });
      byte += chunk.length;
      return encoder.encode(text);
    } catch {
      const what = `the file is marked as UTF-16 and is none; save it as UTF-8 (after byte ${byte})`;
      throw new FormatError('wrong-encoding', what, { byte, record: 0 });
    }
  };
}
