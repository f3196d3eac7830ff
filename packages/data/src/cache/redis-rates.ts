import type { Rate } from '../domain/rate.ts';
import type { RedisConnection } from './redis-connection.ts';

/** How often it has happened, and for how many milliseconds that still counts. */
export interface Counted {
  readonly count: number;
  readonly leftMs: number;
}

/** A key never stands there without an end: both happen, or neither. */
const countOne = `
  local count = redis.call("incr", KEYS[1])
  if count == 1 then redis.call("pexpire", KEYS[1], ARGV[1]) end
  return { count, redis.call("pttl", KEYS[1]) }`;

/** A token bucket, as `sql/attempts.ts` has it, by the clock of Redis. */
const takeOne = `
  local time = redis.call("time")
  local now = time[1] * 1000 + time[2] / 1000
  local each, per = ARGV[1] / 1, ARGV[2] / 1
  local free = math.max(now, (redis.call("get", KEYS[1]) or 0) / 1) + each
  if free > now + per + 0.5 then return math.max(1, math.ceil(free - per - now)) end
  redis.call("set", KEYS[1], string.format("%.3f", free), "PX", math.ceil(free - now))
  return 0`;

/**
 * Counts of what several processes let through together. Null, everywhere, where Redis does not answer in time:
 * whoever asks has a count of their own to go by. What Redis evicts begins anew.
 */
export class RedisRates {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  /** @param prefix sets this installation apart from others on the same server */
  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  /** Counts one in the span of so many milliseconds that began with the first. */
  async count(name: string, spanMs: number): Promise<Counted | null> {
    const asked = await this.#connection.ask((client) =>
      client.eval(countOne, { keys: [this.#keyOf(name)], arguments: [String(spanMs)] }),
    );
    if (asked === null) return null;
    const [count, leftMs] = Array.isArray(asked.value) ? asked.value.map(Number) : [];
    return { count: count ?? 0, leftMs: leftMs ?? 0 };
  }

  /** 0, and one is counted, or for how many milliseconds there is none left. */
  async take(name: string, { most, perMs }: Rate): Promise<number | null> {
    const given = [perMs / most, perMs].map(String);
    const asked = await this.#connection.ask((client) =>
      client.eval(takeOne, { keys: [this.#keyOf(name)], arguments: given }),
    );
    return asked && Number(asked.value);
  }

  #keyOf(name: string): string {
    return `${this.#prefix}:rate:${name}`;
  }
}
