import { createHash, randomUUID } from 'node:crypto';
import { type Entry, read, written } from './entry.ts';
import type { RedisConnection } from './redis-connection.ts';

/** What the shared tier knows of a key. */
export interface Found {
  /** Null where nothing that holds is there. */
  readonly entry: Entry | null;
  /** What its tags are at, one each; an answer that is made now is kept with these. */
  readonly tokens: readonly string[];
}

/** What the keys of an installation begin with: others may use the same Redis. */
export function redisPrefix(installation: string): string {
  return `echotune:${installation}`;
}

/** Longer than any entry is kept. */
const tokenMs = 8 * 86_400_000;
const unlock = 'if redis.call("get",KEYS[1])==ARGV[1] then return redis.call("del",KEYS[1]) end';

/**
 * Answers that all processes share. An entry is kept with the tokens that its tags had before it was made, and holds
 * while they are the same: to drop a tag is to give it another token. A token that Redis has evicted is made anew,
 * which drops what was kept with it: never the other way round. Null, everywhere, where Redis does not answer.
 */
export class RedisTier {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  /** @param prefix sets this installation apart from others on the same server */
  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  async get(namespace: string, key: string, tags: readonly string[]): Promise<Found | null> {
    const keys = [this.#keyOf(namespace, key), ...tags.map((tag) => this.#tagOf(tag))];
    const asked = await this.#connection.ask((client) => client.mGet(keys));
    if (asked === null) return null;
    const [text, ...tokens] = asked.value;
    const isWhole = tokens.every((token) => token !== null);
    const entry = text == null || !isWhole ? null : unsealed(text, tokens);
    if (entry !== null || isWhole) return { entry, tokens: tokens.flatMap((one) => one ?? []) };
    const made = await this.#tokensOf(tags);
    return made && { entry: null, tokens: made };
  }

  /** Those that are there, and new ones for the others. */
  async #tokensOf(tags: readonly string[]): Promise<readonly string[] | null> {
    const keys = tags.map((tag) => this.#tagOf(tag));
    const asked = await this.#connection.ask(async (client) => {
      const all = client.multi();
      for (const key of keys) {
        all.set(key, newToken(), {
          condition: 'NX',
          expiration: { type: 'PX', value: tokenMs },
        });
      }
      await all.exec();
      return client.mGet(keys);
    });
    const tokens = asked?.value.flatMap((token) => token ?? []);
    return tokens?.length === tags.length ? tokens : null;
  }

  async put(
    namespace: string,
    key: string,
    { entry, tokens }: { readonly entry: Entry; readonly tokens: readonly string[] },
    now: number,
  ): Promise<void> {
    const lifeMs = Math.floor(entry.staleUntil - now);
    if (lifeMs <= 0) return;
    const text = `${tokens.join(',')}\n${written(entry)}`;
    await this.#connection.ask((client) =>
      client.set(this.#keyOf(namespace, key), text, {
        expiration: { type: 'PX', value: lifeMs },
      }),
    );
  }

  /** Whether everything with one of the tags is gone. */
  async drop(tags: readonly string[]): Promise<boolean> {
    const asked = await this.#connection.ask((client) => {
      const all = client.multi();
      for (const tag of tags) {
        all.set(this.#tagOf(tag), newToken(), { expiration: { type: 'PX', value: tokenMs } });
      }
      all.publish(this.channel, JSON.stringify(tags));
      return all.exec();
    });
    return asked !== null;
  }

  /** Who makes an answer that several processes want: what gives the turn back; `taken` where it is another's. */
  async takeTurn(
    namespace: string,
    key: string,
    forMs: number,
  ): Promise<(() => Promise<void>) | 'taken' | null> {
    const name = `${this.#keyOf(namespace, key)}:turn`;
    const mine = newToken();
    const asked = await this.#connection.ask((client) =>
      client.set(name, mine, { condition: 'NX', expiration: { type: 'PX', value: forMs } }),
    );
    if (asked === null) return null;
    if (asked.value === null) return 'taken';
    return async () => {
      await this.#connection.ask((client) =>
        client.eval(unlock, { keys: [name], arguments: [mine] }),
      );
    };
  }

  /** Where processes tell each other which tags were dropped. */
  get channel(): string {
    return `${this.#prefix}:dropped`;
  }

  #keyOf(namespace: string, key: string): string {
    const digest = createHash('sha256').update(key).digest('base64url').slice(0, 27);
    return `${this.#prefix}:${namespace}:${digest}`;
  }

  #tagOf(tag: string): string {
    return `${this.#prefix}:tag:${tag}`;
  }
}

function newToken(): string {
  return randomUUID().slice(0, 18);
}

/** The entry, where it was kept with these tokens. */
function unsealed(text: string, tokens: readonly (string | null)[]): Entry | null {
  const end = text.indexOf('\n');
  if (end < 0 || text.slice(0, end) !== tokens.join(',')) return null;
  return read(text.slice(end + 1));
}
