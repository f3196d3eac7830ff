import type { ImportStatus } from '../api.generated.ts';

/** The part of `EventSource` that following needs. */
export interface StatusSource {
  addEventListener(type: 'status', listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** An import that will not change any more. */
export function isOver({ state, phase }: Pick<ImportStatus, 'state' | 'phase'>): boolean {
  return state === 'failed' || state === 'cancelled' || (state === 'done' && phase === 'finished');
}

/** An import that ended well and brought nothing to learn from. */
export function isFruitless({ state, totals }: Pick<ImportStatus, 'state' | 'totals'>): boolean {
  return state === 'done' && totals.added + totals.duplicates === 0;
}

/** The status in an event's data, or null where it holds none. */
export function statusIn(data: string): ImportStatus | null {
  try {
    const parsed: ImportStatus | null = JSON.parse(data);
    return typeof parsed?.id === 'number' ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * Hands on each status until the import is over, then lets go: left open, the browser would
 * reconnect to the finished stream for ever. Returns what stops the following.
 */
export function followImport(
  source: StatusSource,
  onStatus: (status: ImportStatus) => void,
): () => void {
  source.addEventListener('status', ({ data }) => {
    const status = statusIn(data);
    if (status === null) return;
    if (isOver(status)) source.close();
    onStatus(status);
  });
  return () => source.close();
}
