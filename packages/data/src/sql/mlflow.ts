import type { MlflowState, SentVersion } from '../domain/mlflow.ts';
import type { MlflowStore } from '../store/mlflow-store.ts';
import type { Context } from './context.ts';
import { numbersFromJson } from './json.ts';

const mostCharacters = 1_000;

export class SqlMlflow implements MlflowStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async hold(server: string, holder: string, until: number): Promise<boolean> {
    const { db, clock } = this.#context;
    const held = await db
      .insertInto('mlflow_server')
      .values({ server, holder, held_until: until })
      .onConflict((conflict) =>
        conflict
          .column('server')
          .doUpdateSet({ holder, held_until: until })
          .where(({ or, eb }) =>
            or([
              eb('mlflow_server.held_until', '<=', clock()),
              eb('mlflow_server.holder', '=', holder),
            ]),
          ),
      )
      .returning('server')
      .executeTakeFirst();
    return held !== undefined;
  }

  async settle(server: string, holder: string, problem: string | null): Promise<void> {
    const { db, clock } = this.#context;
    const now = clock();
    await db
      .updateTable('mlflow_server')
      .set((column) => ({
        ...{ holder: null, held_until: 0, problem: problem?.slice(0, mostCharacters) ?? null },
        ...(problem === null
          ? { synced_at: now, failing_since: null }
          : { failing_since: column.fn.coalesce('failing_since', column.val(now)) }),
      }))
      .where('server', '=', server)
      .where('holder', '=', holder)
      .execute();
  }

  async state(server: string): Promise<MlflowState | null> {
    const row = await this.#context.db
      .selectFrom('mlflow_server')
      .select(['synced_at as syncedAt', 'problem', 'failing_since as failingSince'])
      .where('server', '=', server)
      .executeTakeFirst();
    return row ?? null;
  }

  async sent(server: string): Promise<SentVersion[]> {
    const rows = await this.#context.db
      .selectFrom('mlflow_version')
      .select(['model_id', 'run_id', 'version', 'has_file', 'measured'])
      .where('server', '=', server)
      .orderBy('model_id')
      .execute();
    return rows.map(({ model_id, run_id, version, has_file, measured }) => ({
      ...{ modelId: model_id, runId: run_id, version, hasFile: has_file === 1 },
      measured: numbersFromJson(measured),
    }));
  }

  async keep(server: string, sent: SentVersion): Promise<void> {
    const { modelId: model_id, runId: run_id, version, hasFile, measured } = sent;
    const set = {
      ...{ run_id, version, has_file: hasFile ? 1 : 0, measured: JSON.stringify(measured) },
    };
    await this.#context.db
      .insertInto('mlflow_version')
      .values({ server, model_id, ...set })
      .onConflict((conflict) => conflict.columns(['server', 'model_id']).doUpdateSet(set))
      .execute();
  }
}
