/** The bytes that end a stretch nobody needs to look at, as a table: 1 where the byte matters. */
export function stops(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** The bytes of `buffer` from `keep` to `end` at its start, or a larger one's, with room for `size` more. */
export function shifted(
  buffer: Uint8Array<ArrayBuffer>,
  { keep, end, size }: { readonly keep: number; readonly end: number; readonly size: number },
): Uint8Array<ArrayBuffer> {
  const kept = end - keep;
  const target =
    kept + size > buffer.length ? new Uint8Array(Math.max(kept + size, 2 * kept)) : buffer;
  target.set(buffer.subarray(keep, end));
  return target;
}
