import type { LiveEvent } from '../api.generated.ts';
import { apiUrl } from '../api.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** A message of the live connection; null where it is none. */
export function eventIn(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed: LiveEvent | null = JSON.parse(data);
    return typeof parsed?.type === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * Tells what happens to a listener as it happens, beginning with how things stand. A connection that ends
 * is made again, at first after a second, at most half a minute later. Returns what ends it.
 */
export function followLive(listener: number, onEvent: (event: LiveEvent) => void): () => void {
  let socket: WebSocket | null = null;
  let timer = 0;
  let isEnded = false;
  let waitMs = firstWaitMs;
  const open = () => {
    socket = new WebSocket(apiUrl('/live', { listener }));
    socket.addEventListener('message', ({ data }) => {
      waitMs = firstWaitMs;
      const event = eventIn(data);
      if (event !== null) onEvent(event);
    });
    socket.addEventListener('close', () => {
      if (isEnded) return;
      timer = window.setTimeout(open, waitMs);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    });
  };
  open();
  return () => {
    isEnded = true;
    window.clearTimeout(timer);
    socket?.close();
  };
}
