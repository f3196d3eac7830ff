import type { CorpusPlay } from '../domain/corpus.ts';
import type { PlayColumns } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import { type Context, lock } from './context.ts';
import { given, givenIds } from './given.ts';
import { PlayColumnsBuilder } from './play-columns.ts';

/** Within a transaction. How many plays of each listener were new. Throws track-unknown. */
export async function appendCorpusPlays(
  context: Context,
  plays: readonly CorpusPlay[],
): Promise<Map<number, number>> {
  await lock(context, 'sweep', 'shared');
  await requireTracks(context, plays);
  const { db, dialect } = context;
  // In the order of the key: a batch of many listeners otherwise jumps about in the tree.
  const sorted = plays.toSorted(
    (one, other) => one.listenerId - other.listenerId || one.startedAt - other.startedAt,
  );
  const columns = { listenerId: 'int', trackId: 'int', startedAt: 'int', msPlayed: 'int' } as const;
  const fresh = await db
    .insertInto('corpus_play')
    .columns(['corpus_listener_id', 'track_id', 'started_at', 'ms_played'])
    .expression(
      db
        .selectFrom(given(dialect, columns, sorted))
        .select(['listenerId', 'trackId', 'startedAt', 'msPlayed'])
        .where((column) => column.lit(true)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('corpus_listener_id')
    .execute();
  const added = new Map<number, number>();
  for (const { corpus_listener_id: id } of fresh) added.set(id, (added.get(id) ?? 0) + 1);
  return added;
}

async function requireTracks(
  { db, dialect }: Context,
  plays: readonly CorpusPlay[],
): Promise<void> {
  const trackIds = [...new Set(plays.map(({ trackId }) => trackId))];
  const rows = trackIds.map((trackId) => ({ trackId }));
  const { known } = await db
    .selectFrom(given(dialect, { trackId: 'int' }, rows))
    .innerJoin('track', 'track.id', 'given.trackId')
    .select((column) => column.fn.countAll<number>().as('known'))
    .executeTakeFirstOrThrow();
  if (known !== trackIds.length) {
    throw new EchoError('track-unknown', 'A track is not in the catalogue: resolve it again.');
  }
}

/** Listeners read at a time; a page is held in memory while training takes it in. */
const listenersAtATime = 50;

/** The work of `CorpusStore.columns`. */
export async function* corpusColumns(context: Context): AsyncGenerator<PlayColumns> {
  const { db } = context;
  let after = 0;
  for (;;) {
    const page = await db
      .selectFrom('corpus_listener')
      .innerJoin('corpus', 'corpus.id', 'corpus_id')
      .select('corpus_listener.id')
      .where('corpus_listener.id', '>', after)
      .where('complete', '=', 1)
      .orderBy('corpus_listener.id')
      .limit(listenersAtATime)
      .execute();
    const last = page.at(-1);
    if (!last) return;
    yield* await pageColumns(
      context,
      page.map(({ id }) => id),
    );
    after = last.id;
  }
}

/** The plays of these listeners, each one's apart. */
async function pageColumns(
  { db, dialect }: Context,
  listenerIds: readonly number[],
): Promise<PlayColumns[]> {
  const rows = await db
    .selectFrom('corpus_play')
    .innerJoin('track', 'track.id', 'track_id')
    .select(['corpus_listener_id', 'track_id', 'song_id', 'started_at', 'ms_played'])
    .where('corpus_listener_id', 'in', givenIds(dialect, listenerIds))
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
