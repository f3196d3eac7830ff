import type { WitnessKey } from '../domain/play.ts';
import type { ForwardCounts, GivenUpPlay, WaitingPlay } from '../domain/scrobble-account.ts';
import type { Context } from './context.ts';

/** The work of `ScrobbleAccountStore.enqueue`. */
export async function enqueuePlays(
  { db }: Context,
  listenerId: number,
  plays: readonly WitnessKey[],
): Promise<number> {
  const queues = await db
    .selectFrom('scrobble_account')
    .select('provider')
    .where('listener_id', '=', listenerId)
    .where('forwards', '=', 1)
    .execute();
  for (const { provider } of queues) {
    for (const { stampedAt, spellingId, msPlayed } of plays) {
      const key = { stamped_at: stampedAt, spelling_id: spellingId, ms_played: msPlayed };
      const row = { listener_id: listenerId, provider, ...key, failure: null };
      await db.insertInto('outbox').values(row).execute();
    }
  }
  return queues.length;
}

function queueOf({ db }: Context, listenerId: number, provider: string) {
  return db
    .selectFrom('outbox')
    .where('outbox.listener_id', '=', listenerId)
    .where('outbox.provider', '=', provider);
}

/** The work of `ScrobbleAccountStore.waiting`; a play that left with its import has no witness any more. */
export async function waitingPlays(
  context: Context,
  listenerId: number,
  provider: string,
  limit: number,
): Promise<WaitingPlay[]> {
  const { db } = context;
  const rows = await queueOf(context, listenerId, provider)
    .leftJoin('witness', (join) =>
      join
        .onRef('witness.listener_id', '=', 'outbox.listener_id')
        .onRef('witness.stamped_at', '=', 'outbox.stamped_at')
        .onRef('witness.spelling_id', '=', 'outbox.spelling_id')
        .onRef('witness.ms_played', '=', 'outbox.ms_played'),
    )
    .leftJoin('spelling', 'spelling.id', 'outbox.spelling_id')
    .leftJoin('kept', 'kept.id', 'witness.kept_id')
    .select(['outbox.id', 'outbox.ms_played', 'outbox.stamped_at', 'outbox.spelling_id'])
    .select(['witness.play_id', 'witness.started_at', 'kept.json'])
    .select(['spelling.title', 'spelling.artist', 'spelling.album'])
    .where('outbox.failure', 'is', null)
    .orderBy('outbox.id')
    .limit(limit)
    .execute();
  const sources = await sourcesOf(
    context,
    listenerId,
    rows.flatMap(({ play_id }) => play_id ?? []),
  );
  const identities = await db
    .selectFrom('told_identity')
    .select(['spelling_id', 'kind', 'value'])
    .where('spelling_id', 'in', [0, ...new Set(rows.map((row) => row.spelling_id))])
    .execute();
  const told = Map.groupBy(identities, (row) => row.spelling_id);
  return rows.map((row) => ({
    ...{ id: row.id, startedAt: row.started_at ?? row.stamped_at, msPlayed: row.ms_played },
    ...{ title: row.title ?? '', artist: row.artist ?? '', album: row.album },
    kept: row.json ?? '{}',
    identities: (told.get(row.spelling_id) ?? []).map(({ kind, value }) => ({ kind, value })),
    sources: row.play_id === null ? [] : (sources.get(row.play_id) ?? []),
  }));
}

/** The sources that tell of each play. */
async function sourcesOf(
  { db }: Context,
  listenerId: number,
  playIds: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('witness')
    .innerJoin('spelling', 'spelling.id', 'witness.spelling_id')
    .select(['witness.play_id', 'spelling.source'])
    .where('witness.listener_id', '=', listenerId)
    .where('witness.play_id', 'in', [0, ...playIds])
    .execute();
  const found = new Map<number, string[]>();
  for (const { play_id, source } of rows) {
    if (play_id !== null) found.set(play_id, [...(found.get(play_id) ?? []), source]);
  }
  return found;
}

/** The work of `ScrobbleAccountStore.counts`. */
export async function outboxCounts(
  context: Context,
  listenerId: number,
  provider: string,
): Promise<ForwardCounts> {
  const { all, failed } = await queueOf(context, listenerId, provider)
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('outbox.failure').as('failed'),
    ])
    .executeTakeFirstOrThrow();
  return { waiting: Number(all) - Number(failed), givenUp: Number(failed) };
}

/** The work of `ScrobbleAccountStore.givenUp`. */
export async function givenUpPlays(
  context: Context,
  listenerId: number,
  provider: string,
  limit: number,
): Promise<GivenUpPlay[]> {
  const rows = await queueOf(context, listenerId, provider)
    .leftJoin('spelling', 'spelling.id', 'outbox.spelling_id')
    .select(['outbox.stamped_at', 'outbox.failure', 'spelling.title', 'spelling.artist'])
    .where('outbox.failure', 'is not', null)
    .orderBy('outbox.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ stamped_at, failure, title, artist }) => ({
    startedAt: stamped_at,
    ...{ title: title ?? '', artist: artist ?? '', reason: failure ?? '' },
  }));
}
