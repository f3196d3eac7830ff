/** Bytes of a file that decide what it is; a reader must show as many where the file has them. */
export const headBytes = 1 << 16;

/**
 * The same bytes with the first 64 KiB (or all of them, where there are fewer) in the first chunk:
 * what is decided from it does not hang on how the stream was cut.
 */
export async function* withHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size >= headBytes) {
      yield chunk;
      continue;
    }
    waiting.push(chunk);
    size += chunk.length;
    if (size >= headBytes) {
      yield joined(waiting, size);
      waiting = [];
    }
  }
  if (size < headBytes) yield joined(waiting, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
