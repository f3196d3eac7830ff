import { createHash, randomUUID } from 'node:crypto';
import type { NamespaceOptions } from './cache.ts';
import { type Entry, read, written } from './entry.ts';
import type { RedisConnection } from './redis-connection.ts';
import { eraseKeys } from './redis-erase.ts';

/** What is asked of a namespace. */
export interface Asked {
  readonly options: NamespaceOptions;
  readonly key: string;
  readonly tags: readonly string[];
}

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
/** Keeps an entry where its tags are still at what they were at when it was begun. */
const keep = `
  for i = 2, #KEYS do if redis.call("get", KEYS[i]) ~= ARGV[i + 1] then return 0 end end
  redis.call("set", KEYS[1], ARGV[1], "PX", ARGV[2])
  return 1`;
const unlock = 'if redis.call("get",KEYS[1])==ARGV[1] then return redis.call("del",KEYS[1]) end';

/**
 * Answers that all processes share. An entry is kept with the tokens that its tags had before it was made, and holds
 * while they are the same: to drop a tag is to take its token away, and one that is not there, also where Redis has
 * evicted it, is made anew. Keys name the tags of what stands there, so that what was dropped can be found and erased.
 * Null, everywhere, where Redis does not answer.
 */
export class RedisTier {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  /** @param prefix sets this installation apart from others on the same server */
  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  async get({ options, key, tags }: Asked): Promise<Found | null> {
    const keys = [this.#keyOf(options.name, key, tags), ...tags.map((tag) => this.#tagOf(tag))];
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

  /** Keeps nothing where one of the tags was dropped since. */
  async put(
    { options, key, tags }: Asked,
    { entry, tokens }: { readonly entry: Entry; readonly tokens: readonly string[] },
    now: number,
  ): Promise<void> {
    const lifeMs = Math.floor(entry.staleUntil - now);
    if (lifeMs <= 0) return;
    const text = `${tokens.join(',')}\n${written(entry)}`;
    const keys = [this.#keyOf(options.name, key, tags), ...tags.map((tag) => this.#tagOf(tag))];
    await this.#connection.ask((client) =>
      client.eval(keep, { keys, arguments: [text, String(lifeMs), ...tokens] }),
    );
  }

  /**
   * Has nobody take what has one of the tags any more, and erases it. `refused` where this Redis does not let itself
   * be searched: it stands there until its time is over.
   */
  async drop(tags: readonly string[]): Promise<'erased' | 'refused' | null> {
    // A Redis that is full takes no new token, and nothing in a transaction; it lets one be taken away.
    const asked = await this.#connection.ask((client) =>
      Promise.all([
        client.del(tags.map((tag) => this.#tagOf(tag))),
        client.publish(this.channel, JSON.stringify(tags)),
      ]),
    );
    if (asked === null) return null;
    const marks = tags.map(markOf);
    return eraseKeys(this.#connection, this.#prefix, (name) =>
      marks.some((mark) => name.includes(mark)),
    );
  }

  /** Who makes an answer that several processes want: what gives the turn back; `taken` where it is another's. */
  async takeTurn(
    { options, key, tags }: Asked,
    forMs: number,
  ): Promise<(() => Promise<void>) | 'taken' | null> {
    const name = `${this.#keyOf(options.name, key, tags)}:turn`;
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

  #keyOf(namespace: string, key: string, tags: readonly string[]): string {
    const digest = createHash('sha256').update(key).digest('base64url').slice(0, 27);
    return `${this.#prefix}:${namespace}:${digest}${tags.map(markOf).join('')}`;
  }

  #tagOf(tag: string): string {
    return `${this.#prefix}:tag:${tag}`;
  }
}

/** By which the keys of what has a tag are told from those of a longer one. */
function markOf(tag: string): string {
  return `|${tag}|`;
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
