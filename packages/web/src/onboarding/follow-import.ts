import type { ImportStatus } from '../api.generated.ts';

/** The part of `EventSource` that following needs. */
export interface StatusSource {
  addEventListener(
    type: 'status' | 'error',
    listener: (event: Pick<MessageEvent<string>, 'data'>) => void,
  ): void;
  /** 2 once it has given up, as it does where something else answers in the server's place. */
  readonly readyState: number;
  close(): void;
}

interface Follower {
  readonly onStatus: (status: ImportStatus) => void;
  /** The connection is lost; it is sought again until there is a status. */
  readonly onAway: () => void;
}

const givenUp = 2;
const againMs = 2_000;

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
export function followImport(open: () => StatusSource, follower: Follower): () => void {
  const { onStatus, onAway } = follower;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: StatusSource;
  const follow = () => {
    const opened = open();
    source = opened;
    opened.addEventListener('status', ({ data }) => {
      const status = statusIn(data);
      if (status === null) return;
      if (isOver(status)) opened.close();
      onStatus(status);
    });
    opened.addEventListener('error', () => {
      onAway();
      if (opened.readyState === givenUp) timer = setTimeout(follow, againMs);
    });
  };
  follow();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
