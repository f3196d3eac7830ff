import type { Corpus, CorpusPlay } from '../domain/corpus.ts';
import type { PlayColumns } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { appendCorpusPlays, corpusColumns } from './corpus-plays.ts';
import { given, givenIds } from './given.ts';
import { required } from './required.ts';
import { sweep } from './sweep.ts';

export class SqlCorpora implements CorpusStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async add(name: string, addedAt: number, demo: boolean): Promise<number> {
    const { id } = await this.#context.db
      .insertInto('corpus')
      .values({ name, added_at: addedAt, demo: demo ? 1 : 0 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async begin({
    name,
    source,
    salt,
    addedAt,
  }: {
    name: string;
    source: string;
    salt: string;
    addedAt: number;
  }): Promise<{ id: number; salt: string }> {
    const row = await this.#context.db
      .insertInto('corpus')
      .values({ name, source, salt, added_at: addedAt, demo: 0, complete: 0 })
      // A row that the condition leaves out is not returned.
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ complete: 0 })
          .where('corpus.source', '=', source)
          .where('corpus.demo', '=', 0),
      )
      .returning(['id', 'salt'])
      .executeTakeFirst();
    if (row) return row;
    const why = `There is a corpus ${name} already, and it was made of something else.`;
    throw new EchoError('corpus-exists', why);
  }

  async addListener(corpusId: number, key: string): Promise<number> {
    const { id } = await this.#context.db
      .insertInto('corpus_listener')
      .values({ corpus_id: corpusId, key })
      .onConflict((conflict) => conflict.columns(['corpus_id', 'key']).doUpdateSet({ key }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  addListeners(corpusId: number, keys: readonly string[]): Promise<number[]> {
    return atomically(this.#context, (context) => addListeners(context, corpusId, keys));
  }

  async addPlays(
    corpusListenerId: number,
    plays: readonly Omit<CorpusPlay, 'listenerId'>[],
  ): Promise<void> {
    await this.appendPlays(plays.map((play) => ({ ...play, listenerId: corpusListenerId })));
  }

  appendPlays(plays: readonly CorpusPlay[]): Promise<Map<number, number>> {
    return atomically(this.#context, (context) => appendCorpusPlays(context, plays));
  }

  async removeListeners(corpusListenerIds: readonly number[]): Promise<void> {
    await atomically(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      const ids = givenIds(context.dialect, corpusListenerIds);
      await context.db.deleteFrom('corpus_listener').where('id', 'in', ids).execute();
    });
  }

  async finish(corpusId: number, keepers: readonly number[] | null): Promise<void> {
    await atomically(this.#context, async (context) => {
      const { db, dialect } = context;
      await lock(context, 'sweep');
      await db.updateTable('corpus').set({ complete: 1 }).where('id', '=', corpusId).execute();
      if (keepers === null) return;
      await db
        .deleteFrom('corpus_listener')
        .where('corpus_id', '=', corpusId)
        .where('id', 'not in', givenIds(dialect, keepers))
        .execute();
      await sweep(context);
    });
  }

  async list(): Promise<Corpus[]> {
    const rows = await this.#context.db
      .selectFrom('corpus')
      .select((column) => [
        'id',
        'name',
        'demo',
        'complete',
        'source',
        'added_at as addedAt',
        column
          .selectFrom('corpus_listener')
          .select((of) => of.fn.countAll<number>().as('listeners'))
          .whereRef('corpus_id', '=', 'corpus.id')
          .as('listeners'),
        column
          .selectFrom('corpus_play')
          .innerJoin('corpus_listener', 'corpus_listener.id', 'corpus_listener_id')
          .select((of) => of.fn.countAll<number>().as('plays'))
          .whereRef('corpus_id', '=', 'corpus.id')
          .as('plays'),
      ])
      .orderBy('id')
      .execute();
    return rows.map(({ demo, complete, listeners, plays, ...same }) => ({
      ...same,
      demo: demo === 1,
      complete: complete === 1,
      listeners: listeners ?? 0,
      plays: plays ?? 0,
    }));
  }

  async remove(id: number): Promise<void> {
    await atomically(this.#context, async (context) => {
      await lock(context, 'sweep');
      await context.db.deleteFrom('corpus').where('id', '=', id).execute();
      await sweep(context);
    });
  }

  columns(): AsyncIterable<PlayColumns> {
    return corpusColumns(this.#context);
  }
}

/**
 * Within a transaction. The lock comes before any row: who removes the corpus meanwhile holds it, and
 * the two would wait for each other.
 */
async function addListeners(
  context: Context,
  corpusId: number,
  keys: readonly string[],
): Promise<number[]> {
  const { db, dialect } = context;
  await lock(context, 'sweep', 'shared');
  const rows = [...new Set(keys)].map((key) => ({ corpus_id: corpusId, key }));
  const wanted = given(dialect, { corpus_id: 'int', key: 'text' }, rows);
  await db
    .insertInto('corpus_listener')
    .columns(['corpus_id', 'key'])
    .expression(
      db
        .selectFrom(wanted)
        .select(['corpus_id', 'key'])
        .where((column) => column.lit(true)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await db
    .selectFrom(wanted)
    .innerJoin('corpus_listener', (join) =>
      join
        .onRef('corpus_listener.corpus_id', '=', 'given.corpus_id')
        .onRef('corpus_listener.key', '=', 'given.key'),
    )
    .select(['corpus_listener.id', 'corpus_listener.key'])
    .execute();
  const ids = new Map(found.map(({ id, key }) => [key, id]));
  return keys.map((key) => required(ids, key));
}
