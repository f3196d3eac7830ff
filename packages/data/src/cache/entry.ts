/** What is kept of an answer: itself as JSON text, and how long it holds. */
export interface Entry {
  readonly body: string;
  /** UTC epoch milliseconds: until then it is given as it is, */
  readonly freshUntil: number;
  /** and until then while it is made again. */
  readonly staleUntil: number;
  readonly madeAt: number;
  /** What it took to make, and what each use of it saves. */
  readonly makingMs: number;
}

/** What an entry takes beside its texts, about: its objects, and its places in the maps. */
const overheadBytes = 250;

/** What an entry takes in memory, about. */
export function bytesOf(key: string, { body }: Entry): number {
  return overheadBytes + Buffer.byteLength(key) + Buffer.byteLength(body);
}

/** As one text, the body last, so that it is not escaped once more. */
export function written({ body, ...rest }: Entry): string {
  return `${JSON.stringify([rest.freshUntil, rest.staleUntil, rest.madeAt, rest.makingMs])}\n${body}`;
}

/** Null where the text is none that was written. */
export function read(text: string): Entry | null {
  const end = text.indexOf('\n');
  if (end < 0) return null;
  try {
    const head: unknown = JSON.parse(text.slice(0, end));
    if (!Array.isArray(head) || head.length !== 4 || !head.every(Number.isFinite)) return null;
    const [freshUntil, staleUntil, madeAt, makingMs] = head as number[];
    return { body: text.slice(end + 1), freshUntil, staleUntil, madeAt, makingMs } as Entry;
  } catch {
    return null;
  }
}
