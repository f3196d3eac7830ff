import type { NewPlay } from '../domain/play.ts';
import type { SpelledWitness } from '../domain/spelling.ts';
import { atomically, type Context } from './context.ts';
import { lockHistory, raiseProfileVersion } from './listeners.ts';
import { regroup } from './regroup.ts';
import { spellingColumns, witnessColumns } from './spellings.ts';

export function listTombstones({ db }: Context, listenerId: number): Promise<SpelledWitness[]> {
  return db
    .selectFrom('witness')
    .innerJoin('spelling', 'spelling.id', 'witness.spelling_id')
    .select([...witnessColumns, ...spellingColumns])
    .where('listener_id', '=', listenerId)
    .where('play_id', 'is', null)
    .orderBy('witness.started_at')
    .orderBy('spelling.id')
    .execute();
}

/** The work of `PlayStore.hold`. */
export function holdPlays(
  outer: Context,
  listenerId: number,
  plays: readonly Omit<NewPlay, 'kept' | 'record'>[],
): Promise<boolean[]> {
  return atomically(outer, async (context) => {
    await lockHistory(context, listenerId);
    const held: boolean[] = [];
    for (const { stampedAt, startedAt, spellingId, msPlayed } of plays) {
      const row = await context.db
        .insertInto('witness')
        .values({
          listener_id: listenerId,
          stamped_at: stampedAt,
          started_at: startedAt,
          spelling_id: spellingId,
          ms_played: msPlayed,
          play_id: null,
          file_id: null,
          record: null,
          kept_id: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('spelling_id')
        .executeTakeFirst();
      held.push(row !== undefined);
    }
    const starts = plays.filter((_, index) => held[index]).map(({ startedAt }) => startedAt);
    if (starts.length > 0) {
      await raiseProfileVersion(context, listenerId);
      await regroup(
        context,
        listenerId,
        starts.map((at) => ({ from: at, to: at })),
      );
    }
    return held;
  });
}
