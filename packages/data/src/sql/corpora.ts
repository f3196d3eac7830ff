import type { PlayColumns } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { atomically, type Context, lock } from './context.ts';
import { given } from './given.ts';
import { PlayColumnsBuilder } from './play-columns.ts';
import { sweep } from './sweep.ts';

/** Listeners read at a time; a page is held in memory while training takes it in. */
const listenersAtATime = 50;

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

  async addListener(corpusId: number, key: string): Promise<number> {
    const { id } = await this.#context.db
      .insertInto('corpus_listener')
      .values({ corpus_id: corpusId, key })
      .onConflict((conflict) => conflict.columns(['corpus_id', 'key']).doUpdateSet({ key }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async addPlays(
    corpusListenerId: number,
    plays: readonly { trackId: number; startedAt: number; msPlayed: number }[],
  ): Promise<void> {
    await atomically(this.#context, async (context) => {
      const { db, dialect } = context;
      await lock(context, 'sweep', 'shared');
      const columns = { trackId: 'int', startedAt: 'int', msPlayed: 'int' } as const;
      const rows = given(dialect, columns, plays);
      const { known } = await db
        .selectFrom(rows)
        .innerJoin('track', 'track.id', 'given.trackId')
        .select((column) => column.fn.countAll<number>().as('known'))
        .executeTakeFirstOrThrow();
      if (known !== plays.length) {
        throw new EchoError('track-unknown', 'A track is not in the catalogue: resolve it again.');
      }
      await db
        .insertInto('corpus_play')
        .columns(['corpus_listener_id', 'started_at', 'track_id', 'ms_played'])
        .expression(
          db
            .selectFrom(rows)
            .select((column) => [
              column.cast<number>(column.val(corpusListenerId), 'bigint').as('listener'),
              'startedAt',
              'trackId',
              'msPlayed',
            ])
            .where((column) => column.lit(true)),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  async list(): Promise<
    { id: number; name: string; demo: boolean; listeners: number; plays: number }[]
  > {
    const rows = await this.#context.db
      .selectFrom('corpus')
      .select((column) => [
        'id',
        'name',
        'demo',
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
    return rows.map(({ id, name, demo, listeners, plays }) => ({
      id,
      name,
      demo: demo === 1,
      listeners: listeners ?? 0,
      plays: plays ?? 0,
    }));
  }

  async remove(id: number): Promise<void> {
    await atomically(this.#context, async (context) => {
      await context.db.deleteFrom('corpus').where('id', '=', id).execute();
      await sweep(context);
    });
  }

  async *columns(): AsyncIterable<PlayColumns> {
    const { db } = this.#context;
    let after = 0;
    for (;;) {
      const page = await db
        .selectFrom('corpus_listener')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(listenersAtATime)
        .execute();
      const last = page.at(-1);
      if (!last) return;
      yield* await pageColumns(this.#context, after, last.id);
      after = last.id;
    }
  }
}

/** The plays of the listeners with ids after … last, each listener's apart. */
async function pageColumns({ db }: Context, after: number, last: number): Promise<PlayColumns[]> {
  const rows = await db
    .selectFrom('corpus_play')
    .innerJoin('track', 'track.id', 'track_id')
    .select(['corpus_listener_id', 'track_id', 'song_id', 'started_at', 'ms_played'])
    .where('corpus_listener_id', '>', after)
    .where('corpus_listener_id', '<=', last)
    .orderBy('corpus_listener_id')
    .orderBy('started_at')
    .orderBy('track_id')
    .execute();
  const builders = new Map<number, PlayColumnsBuilder>();
  for (const row of rows) {
    const builder = builders.get(row.corpus_listener_id) ?? new PlayColumnsBuilder();
    builders.set(row.corpus_listener_id, builder);
    builder.add(0, row.track_id, row.song_id, row.started_at, row.ms_played, 1);
  }
  return [...builders.values()].map((builder) => builder.finish());
}
