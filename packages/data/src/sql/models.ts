import type { Selectable } from 'kysely';
import type {
  AliasedModel,
  ModelEvent,
  ModelMetric,
  ModelVersion,
} from '../domain/model-version.ts';
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
    await atomically(this.#context, async ({ db, clock }) => {
      await this.#idOf(db, name, version);
      const set = { version, since: clock() };
      await db
        .insertInto('model_alias')
        .values({ name, alias, ...set })
        .onConflict((conflict) => conflict.columns(['name', 'alias']).doUpdateSet(set))
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

  async dropAlias(name: string, alias: string): Promise<boolean> {
    const gone = await this.#context.db
      .deleteFrom('model_alias')
      .where('name', '=', name)
      .where('alias', '=', alias)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  }

  async aliased(name: string, aliases?: readonly string[]): Promise<AliasedModel[]> {
    let query = this.#context.db
      .selectFrom('model_alias')
      .innerJoin('model_version', (join) =>
        join
          .onRef('model_version.name', '=', 'model_alias.name')
          .onRef('model_version.version', '=', 'model_alias.version'),
      )
      .selectAll('model_version')
      .select(['model_alias.alias', 'model_alias.since'])
      .where('model_alias.name', '=', name)
      .orderBy('model_alias.alias');
    if (aliases !== undefined) query = query.where('model_alias.alias', 'in', aliases);
    const rows = await query.execute();
    return rows.map(({ alias, since, ...row }) => ({ ...fromRow(row), alias, since }));
  }

  async measure(
    name: string,
    version: number,
    at: number,
    metrics: Readonly<Record<string, number>>,
  ): Promise<void> {
    await atomically(this.#context, async ({ db }) => {
      const model_id = await this.#idOf(db, name, version);
      for (const [key, value] of Object.entries(metrics)) {
        await db
          .insertInto('model_metric')
          .values({ model_id, key, at, value })
          .onConflict((conflict) =>
            conflict.columns(['model_id', 'key', 'at']).doUpdateSet({ value }),
          )
          .execute();
      }
    });
  }

  measured(name: string, version: number): Promise<ModelMetric[]> {
    return this.#context.db
      .selectFrom('model_metric')
      .innerJoin('model_version', 'model_version.id', 'model_metric.model_id')
      .select(['model_metric.key', 'model_metric.at', 'model_metric.value'])
      .where('model_version.name', '=', name)
      .where('model_version.version', '=', version)
      .orderBy('model_metric.key')
      .orderBy('model_metric.at')
      .execute();
  }

  async note(
    name: string,
    version: number,
    what: string,
    why: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await atomically(this.#context, async ({ db, clock }) => {
      const model_id = await this.#idOf(db, name, version);
      const event = { model_id, at: clock(), what, why: JSON.stringify(why) };
      await db.insertInto('model_event').values(event).execute();
    });
  }

  async notes(name: string, limit: number, version?: number): Promise<ModelEvent[]> {
    let query = this.#context.db
      .selectFrom('model_event')
      .innerJoin('model_version', 'model_version.id', 'model_event.model_id')
      .select(['model_event.id', 'model_version.version'])
      .select(['model_event.at', 'model_event.what', 'model_event.why'])
      .where('model_version.name', '=', name)
      .orderBy('model_event.id', 'desc')
      .limit(limit);
    if (version !== undefined) query = query.where('model_version.version', '=', version);
    return (await query.execute()).map(({ why, ...same }) => ({
      ...same,
      why: objectFromJson(why),
    }));
  }

  async newestNoted(name: string, what: string): Promise<number | null> {
    const { newest } = await this.#context.db
      .selectFrom('model_event')
      .innerJoin('model_version', 'model_version.id', 'model_event.model_id')
      .select((column) => column.fn.max('model_version.version').as('newest'))
      .where('model_version.name', '=', name)
      .where('model_event.what', '=', what)
      .executeTakeFirstOrThrow();
    return newest;
  }

  async #idOf(db: Context['db'], name: string, version: number): Promise<number> {
    const known = await db
      .selectFrom('model_version')
      .select('id')
      .where('name', '=', name)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!known) throw new EchoError('not-found', `Model ${name} has no version ${version}.`);
    return known.id;
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
