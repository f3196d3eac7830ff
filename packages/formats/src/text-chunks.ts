/** Characters a chunk holds before it is handed on. */
const chunkLength = 1 << 16;

/** The rows as one list: joined by `between`, in chunks of about 64 KiB. */
export function* listChunks(
  rows: Iterable<string>,
  { open, between, close }: { open: string; between: string; close: string },
): Generator<string> {
  let chunk = open;
  let first = true;
  for (const row of rows) {
    chunk += first ? row : between + row;
    first = false;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk + close;
}
