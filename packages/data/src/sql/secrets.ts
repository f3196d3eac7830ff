import type { Selectable } from 'kysely';
import { type AccountPlace, tokenPurpose } from '../domain/provider.ts';
import { EchoError } from '../errors.ts';
import { type KeyRing, type KeySource, newKey } from '../sealed/key-ring.ts';
import { open, seal } from '../sealed/sealed.ts';
import type { Rotation, SecretOwner, SecretStore } from '../store/secret-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { lockListener } from './listeners.ts';
import type { Schema } from './schema.ts';

type Row = Selectable<Schema['secret']>;

export class SqlSecrets implements SecretStore {
  readonly #context: Context;
  readonly #keys: KeySource;

  constructor(context: Context, keys: KeySource) {
    this.#context = context;
    this.#keys = keys;
  }

  async get(purpose: string): Promise<string | null> {
    const row = await rowOf(this.#context, purpose);
    if (row === undefined) return null;
    const secret = opened(this.#keys.read(), row);
    if (secret === null) throw unreadable(row);
    return secret;
  }

  put(purpose: string, secret: string, owner?: SecretOwner): Promise<void> {
    return this.#locked(async (context) => {
      if (owner !== undefined && 'listenerId' in owner) {
        await lockListener(context, owner.listenerId);
      }
      await store(context, this.#keys.read(), purpose, secret, owner);
    });
  }

  take(purpose: string): Promise<string | null> {
    return atomically(this.#context, async ({ db }) => {
      const row = await db
        .deleteFrom('secret')
        .where('purpose', '=', purpose)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      const secret = opened(this.#keys.read(), row);
      if (secret === null) throw unreadable(row);
      return secret;
    });
  }

  getOrMake(purpose: string, make: () => string, owner?: SecretOwner): Promise<string> {
    return this.#locked(async (context) => {
      const known = await new SqlSecrets(context, this.#keys).get(purpose);
      if (known !== null) return known;
      const secret = make();
      await store(context, this.#keys.read(), purpose, secret, owner);
      return secret;
    });
  }

  async unreadable(): Promise<string[]> {
    const rows = await this.#context.db
      .selectFrom('secret')
      .selectAll()
      .orderBy('purpose')
      .execute();
    // A file of keys is made by the first look at it: not for nothing.
    if (rows.length === 0) return [];
    const keys = this.#keys.read();
    return rows.filter((row) => opened(keys, row) === null).map(({ purpose }) => purpose);
  }

  async rotate({ discard = false }: { readonly discard?: boolean } = {}): Promise<Rotation> {
    const rotation = await this.#locked(async (context) => {
      // The file names both keys before anything is sealed with the new one.
      const keys = this.#withNewKey();
      const rows = await context.db.selectFrom('secret').selectAll().execute();
      let discarded = 0;
      for (const row of rows) {
        const secret = opened(keys, row);
        if (secret !== null) await store(context, keys, row.purpose, secret);
        else if (discard) discarded += await remove(context, row.purpose);
        else throw unreadable(row);
      }
      return { keyId: keys[0].id, resealed: rows.length - discarded, discarded };
    });
    await this.#locked((context) => this.#dropUnused(context));
    return rotation;
  }

  #withNewKey(): KeyRing {
    const keys = this.#keys.read();
    if (this.#keys.replace !== null) {
      this.#keys.replace([newKey(), ...keys]);
      return this.#keys.read();
    }
    if (keys.length > 1) return keys;
    throw new EchoError('secret-key-given', 'There is one key, and it was given from outside.');
  }

  /** A key that seals nothing any more is forgotten; every sealing holds the lock, so none is missed. */
  async #dropUnused({ db }: Context): Promise<void> {
    const rows = await db.selectFrom('secret').select('key_id').distinct().execute();
    const used = new Set(rows.map((row) => row.key_id));
    const [first, ...others] = this.#keys.read();
    this.#keys.replace?.([first, ...others.filter(({ id }) => used.has(id))]);
  }

  #locked<T>(work: (context: Context) => Promise<T>): Promise<T> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'secrets');
      return work(context);
    });
  }
}

function rowOf({ db }: Context, purpose: string): Promise<Row | undefined> {
  return db.selectFrom('secret').selectAll().where('purpose', '=', purpose).executeTakeFirst();
}

async function store(
  { db }: Context,
  [key]: KeyRing,
  purpose: string,
  secret: string,
  owner?: SecretOwner,
): Promise<void> {
  const row = { key_id: key.id, sealed: seal(key, secret, purpose) };
  const goesWith = {
    webhook_id: owner !== undefined && 'webhookId' in owner ? owner.webhookId : null,
    listener_id: owner !== undefined && 'listenerId' in owner ? owner.listenerId : null,
  };
  await db
    .insertInto('secret')
    .values({ purpose, ...goesWith, ...row })
    .onConflict((conflict) => conflict.column('purpose').doUpdateSet(row))
    .execute();
}

async function remove({ db }: Context, purpose: string): Promise<number> {
  await db.deleteFrom('secret').where('purpose', '=', purpose).execute();
  return 1;
}

/** The tokens of an account that is no longer connected. */
export async function removeTokens(context: Context, account: AccountPlace): Promise<void> {
  await remove(context, tokenPurpose(account));
}

function opened(keys: KeyRing, { key_id, sealed, purpose }: Row): string | null {
  const key = keys.find(({ id }) => id === key_id);
  return key === undefined ? null : open(key, sealed, purpose);
}

function unreadable({ purpose, key_id }: Row): EchoError {
  return new EchoError(
    'secret-unreadable',
    `The secret "${purpose}" was sealed with the key ${key_id}, which is not there.`,
  );
}
