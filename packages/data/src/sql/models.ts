import type { Selectable } from 'kysely';
import type { ModelVersion } from '../domain/model-version.ts';
import { EchoError } from '../errors.ts';
import type { ModelStore } from '../store/model-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { numbersFromJson, objectFromJson } from './json.ts';
import type { Schema } from './schema.ts';

export class SqlModels implements ModelStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async register(model: Omit<ModelVersion, 'id' | 'version'>): Promise<ModelVersion> {
    return atomically(this.#context, async (context) => {
      await lock(context, 'models');
      const { newest } = await context.db
        .selectFrom('model_version')
        .select((column) => column.fn.max('version').as('newest'))
        .where('name', '=', model.name)
        .executeTakeFirstOrThrow();
      const row = await context.db
        .insertInto('model_version')
        .values({
          name: model.name,
          version: (newest ?? 0) + 1,
          created_at: model.createdAt,
          data_digest: model.dataDigest,
          code_version: model.codeVersion,
          params: JSON.stringify(model.params),
          metrics: JSON.stringify(model.metrics),
          artifact: model.artifact,
          checksum: model.checksum,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return fromRow(row);
    });
  }

  async get(name: string, version: number): Promise<ModelVersion | null> {
    const row = await this.#select(name).where('version', '=', version).executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  async list(name: string): Promise<ModelVersion[]> {
    return (await this.#select(name).orderBy('version').execute()).map(fromRow);
  }

  async setAlias(name: string, alias: string, version: number): Promise<void> {
    await atomically(this.#context, async ({ db }) => {
      const known = await db
        .selectFrom('model_version')
        .select('id')
        .where('name', '=', name)
        .where('version', '=', version)
        .executeTakeFirst();
      if (!known) throw new EchoError('not-found', `Model ${name} has no version ${version}.`);
      await db
        .insertInto('model_alias')
        .values({ name, alias, version })
        .onConflict((conflict) => conflict.columns(['name', 'alias']).doUpdateSet({ version }))
        .execute();
    });
  }

  async byAlias(name: string, alias: string): Promise<ModelVersion | null> {
    const row = await this.#select(name)
      .where('version', '=', (column) =>
        column
          .selectFrom('model_alias')
          .select('model_alias.version')
          .where('model_alias.name', '=', name)
          .where('alias', '=', alias),
      )
      .executeTakeFirst();
    return row ? fromRow(row) : null;
  }

  #select(name: string) {
    return this.#context.db.selectFrom('model_version').selectAll().where('name', '=', name);
  }
}

function fromRow(row: Selectable<Schema['model_version']>): ModelVersion {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    createdAt: row.created_at,
    dataDigest: row.data_digest,
    codeVersion: row.code_version,
    params: objectFromJson(row.params),
    metrics: numbersFromJson(row.metrics),
    artifact: row.artifact,
    checksum: row.checksum,
  };
}
