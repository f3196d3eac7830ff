import { z } from 'zod';
import type { AnswerSaving, KeptAnswer } from '../domain/kept-answer.ts';
import type { AnswerStore } from '../store/answer-store.ts';
import { atomically, type Context } from './context.ts';
import { lockListener } from './listeners.ts';

const Sources = z.array(z.object({ url: z.string(), title: z.string().nullable() }));

export class SqlAnswers implements AnswerStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async find(digest: string): Promise<KeptAnswer | null> {
    const row = await this.#context.db
      .selectFrom('kept_answer')
      .selectAll()
      .where('digest', '=', digest)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { listener_id, sources, cost, made_at, valid_until, ...rest } = row;
    return {
      ...{ ...rest, listenerId: listener_id, sources: Sources.parse(JSON.parse(sources)) },
      ...{ costNanoUsd: cost, madeAt: made_at, validUntil: valid_until },
    };
  }

  keep(answer: KeptAnswer): Promise<void> {
    const { digest, listenerId, sources, costNanoUsd, madeAt, validUntil, ...rest } = answer;
    const row = {
      ...{ ...rest, listener_id: listenerId, sources: JSON.stringify(sources) },
      ...{ cost: costNanoUsd, made_at: madeAt, valid_until: validUntil },
    };
    return atomically(this.#context, async (context) => {
      if (listenerId !== null) await lockListener(context, listenerId);
      await context.db
        .insertInto('kept_answer')
        .values({ digest, ...row })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
        .execute();
    });
  }

  async countSaving({ provider, model, purpose, costNanoUsd }: KeptAnswer): Promise<void> {
    await this.#context.db
      .insertInto('answer_saving')
      .values({ provider, model, purpose, answers: 1, saved: costNanoUsd })
      .onConflict((conflict) =>
        conflict.columns(['provider', 'model', 'purpose']).doUpdateSet((column) => ({
          answers: column('answer_saving.answers', '+', column.ref('excluded.answers')),
          saved: column('answer_saving.saved', '+', column.ref('excluded.saved')),
        })),
      )
      .execute();
  }

  async savings(): Promise<AnswerSaving[]> {
    const rows = await this.#context.db
      .selectFrom('answer_saving')
      .selectAll()
      .orderBy('saved', 'desc')
      .orderBy('provider')
      .orderBy('model')
      .orderBy('purpose')
      .execute();
    return rows.map(({ saved, ...rest }) => ({ ...rest, savedNanoUsd: saved }));
  }

  async tidy(outOfDateMs: number): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .deleteFrom('kept_answer')
      .where('valid_until', '<=', clock() - outOfDateMs)
      .execute();
  }
}
