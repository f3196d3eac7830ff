import type { NewStoredReport, ReportHeadline, StoredReport } from '../domain/report.ts';
import type { ReportStore } from '../store/report-store.ts';
import { atomically, type Context } from './context.ts';

export class SqlReports implements ReportStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  add({ at, headline, document }: NewStoredReport, kept: number): Promise<number> {
    const row = { at, headline: JSON.stringify(headline), document: JSON.stringify(document) };
    return atomically(this.#context, async ({ db }) => {
      const { id } = await db
        .insertInto('system_report')
        .values(row)
        .returning('id')
        .executeTakeFirstOrThrow();
      const oldest = await db
        .selectFrom('system_report')
        .select('id')
        .orderBy('id', 'desc')
        .offset(kept)
        .limit(1)
        .executeTakeFirst();
      if (oldest !== undefined) {
        await db.deleteFrom('system_report').where('id', '<=', oldest.id).execute();
      }
      return id;
    });
  }

  async get(id: number): Promise<StoredReport | null> {
    const row = await this.#context.db
      .selectFrom('system_report')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : reportFrom(row);
  }

  async newest(): Promise<StoredReport | null> {
    const row = await this.#context.db
      .selectFrom('system_report')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : reportFrom(row);
  }

  async list(): Promise<ReportHeadline[]> {
    const rows = await this.#context.db
      .selectFrom('system_report')
      .select(['id', 'at', 'headline'])
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ id, at, headline }) => ({ id, at, headline: JSON.parse(headline) }));
  }
}

function reportFrom({
  id,
  at,
  headline,
  document,
}: {
  readonly id: number;
  readonly at: number;
  readonly headline: string;
  readonly document: string;
}): StoredReport {
  return { id, at, headline: JSON.parse(headline), document: JSON.parse(document) };
}
