/** The bytes of a playlist file as text. */

import { FormatError } from '../error.ts';
import { asUtf8 } from '../utf16.ts';

const mostBytes = 16 * 1024 * 1024;

/** All of a file, UTF-16 with a mark as UTF-8. Throws FormatError `too-large`, `wrong-encoding`. */
export async function wholePlaylist(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of asUtf8(chunks)) {
    size += chunk.length;
    if (size > mostBytes) {
      throw new FormatError('too-large', 'the file is over 16 MiB: that is no playlist', {
        byte: mostBytes,
        record: 0,
      });
    }
    parts.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text in an encoding that TextDecoder knows, its mark left out; null where it is not that. */
export function textIn(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Throws FormatError `wrong-encoding`. */
export function utf8Text(bytes: Uint8Array): string {
  const text = textIn('utf-8', bytes);
  if (text !== null) return text;
  const what = 'the file is not in UTF-8; save it as UTF-8';
  throw new FormatError('wrong-encoding', what, { byte: 0, record: 0 });
}
