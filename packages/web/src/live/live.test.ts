import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventIn, followLive } from './live.ts';

/** The end of a connection that the page holds. */
class Socket extends EventTarget {
  static made: Socket[] = [];
  readonly url: string;
  close = vi.fn(() => this.dispatchEvent(new Event('close')));

  constructor(url: string) {
    super();
    this.url = url;
    Socket.made.push(this);
  }

  say(data: string): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

beforeEach(() => {
  Socket.made = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const playing = '{"type": "now-playing", "playing": null}';

it('what is no message of ours is none', () => {
  expect(eventIn(playing)).toEqual({ type: 'now-playing', playing: null });
  for (const data of ['', 'null', '1', '{}', '{"type": 1}', new ArrayBuffer(1)]) {
    expect(eventIn(data)).toBeNull();
  }
});

it('a connection that ends is made again, later each time until it holds, and never after its end', () => {
  const told: string[] = [];
  const end = followLive(7, ({ type }) => told.push(type));
  expect(Socket.made.map(({ url }) => url)).toEqual(['/api/v1/live?listener=7']);
  const drop = () => Socket.made.at(-1)?.close();
  drop();
  vi.advanceTimersByTime(999);
  expect(Socket.made).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(Socket.made).toHaveLength(2);
  drop();
  vi.advanceTimersByTime(1_999);
  expect(Socket.made).toHaveLength(2);
  vi.advanceTimersByTime(1);
  Socket.made.at(-1)?.say(playing);
  expect(told).toEqual(['now-playing']);
  drop();
  vi.advanceTimersByTime(1_000);
  expect(Socket.made).toHaveLength(4);
  end();
  vi.advanceTimersByTime(60_000);
  expect(Socket.made).toHaveLength(4);
});
