import { createClient, ErrorReply } from '@redis/client';
import type { Telemetry } from '../telemetry.ts';
import { type RedisTrouble, troubleOf } from './redis-trouble.ts';

/** As much of Redis as a cache needs; all of its commands go through `ask`. */
export type RedisClient = ReturnType<typeof newClient>;

export interface RedisConnectionOptions {
  /** `redis://127.0.0.1:6379` */
  readonly url: string;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** An answer that takes longer is worth less than making it anew; default `usualDeadlineMs`. */
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 200;
/** After a failure nobody is made to wait for that long. */
const pauseMs = 2_000;
const longestReconnectMs = 2_000;
const roomKey = 'echotune:room';

function newClient(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), longestReconnectMs),
    },
  });
  letEnd(client);
  return client;
}

/** No process stays for its sake alone; who asks waits for the answer by a timer. */
function letEnd(client: { unref(): void }): void {
  client.unref();
}

/**
 * A connection that nobody waits for: where Redis is away, stalls or answers with an error, `ask` says so within
 * its deadline, and without asking for a while after. It comes back by itself.
 */
export class RedisConnection {
  readonly #client: RedisClient;
  readonly #telemetry: Telemetry;
  readonly #clock: () => number;
  readonly #deadlineMs: number;
  readonly #isTls: boolean;
  readonly #opening: Promise<unknown>;
  readonly #recovered: (() => void)[] = [];
  #pausedUntil = 0;
  #probing: NodeJS.Timeout | undefined;
  #isClosed = false;
  #problem: { readonly what: string; readonly trouble: RedisTrouble } | null = {
    ...{ what: 'not connected yet', trouble: 'away' },
  };
  #since: number;
  /** Null before anything was told of. */
  #logged: RedisTrouble | 'none' | null = null;
  /** It answers, and refuses what a cache does: that it answers something else does not make it well. */
  #refuses = false;

  constructor({ url, telemetry, clock, deadlineMs = usualDeadlineMs }: RedisConnectionOptions) {
    this.#telemetry = telemetry;
    this.#clock = clock;
    this.#since = clock();
    this.#deadlineMs = deadlineMs;
    this.#isTls = url.startsWith('rediss:');
    this.#client = newClient(url);
    this.#client.on('error', (cause: unknown) => this.#failed(cause));
    this.#client.on('ready', () => this.#works(true));
    this.#opening = this.#client.connect().catch((cause: unknown) => this.#failed(cause));
  }

  /** Resolves when it is known whether Redis is there. */
  async settled(): Promise<void> {
    await Promise.race([this.#opening, after(this.#deadlineMs * 5)]);
  }

  /** What is in the way, and since when, UTC epoch milliseconds; null where it answers. */
  get problem(): { readonly what: string; readonly since: number } | null {
    return this.#problem === null ? null : { what: this.#problem.what, since: this.#since };
  }

  /** Of which kind the problem is; null where it answers. */
  get trouble(): RedisTrouble | null {
    return this.#problem?.trouble ?? null;
  }

  /** Called each time it answers again. */
  onRecovered(listener: () => void): void {
    this.#recovered.push(listener);
  }

  /** Null where there is no answer in time. */
  async ask<T>(
    work: (client: RedisClient) => Promise<T>,
    deadlineMs = this.#deadlineMs,
  ): Promise<{ readonly value: T } | null> {
    if (performance.now() < this.#pausedUntil || !this.#client.isReady) return null;
    try {
      const value = await within(work(this.#client), deadlineMs);
      this.#works(!this.#refuses);
      return { value };
    } catch (cause) {
      this.#failed(cause);
      return null;
    }
  }

  /** Another connection to the same server, for listening alone. */
  duplicate(): RedisClient {
    const client = this.#client.duplicate() as RedisClient;
    letEnd(client);
    return client;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#probing);
    if (this.#client.isOpen) this.#client.destroy();
  }

  #failed(cause: unknown): void {
    this.#pausedUntil = performance.now() + pauseMs;
    const what = cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
    const trouble = troubleOf(cause, this.#isTls);
    this.#refuses = cause instanceof ErrorReply;
    if (this.#problem === null) this.#since = this.#clock();
    this.#problem = { what, trouble };
    if (this.#logged !== trouble) this.#telemetry.log('warn', 'redis-lost', { trouble, cause });
    this.#logged = trouble;
    if (!this.#isClosed)
      this.#probing ??= setTimeout(() => void this.#probe(), pauseMs + 100).unref();
  }

  /** A Redis that stalled says by nothing that it is back. */
  async #probe(): Promise<void> {
    this.#probing = undefined;
    if (!this.#client.isReady || (await this.ask((client) => client.ping())) === null) return;
    if (!this.#refuses) return;
    // A command that writes, and changes nothing: one that is full, or takes no writing, refuses it.
    const asked = await this.ask((client) => client.setRange(roomKey, 0, ''));
    if (asked !== null) this.#works(true);
  }

  #works(isWell: boolean): void {
    const isBack = this.#pausedUntil > 0 || (isWell && this.#problem !== null);
    this.#pausedUntil = 0;
    if (isWell && this.#problem !== null) {
      this.#problem = null;
      this.#refuses = false;
      this.#logged = 'none';
      this.#telemetry.log('info', 'redis-found', {});
    }
    if (isBack) for (const listener of this.#recovered) listener();
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The client gives up what waits to be sent, not what was sent and is not answered. */
async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // Where it is this process that was busy, the answer has come and is only to be read.
      setImmediate(() => reject(new Error(`no answer within ${ms} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
