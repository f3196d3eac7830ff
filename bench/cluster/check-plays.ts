import type pg from 'pg';
import type { PlayCheck } from '../soak/check-plays.ts';

/** Looks into the store, as another program would, for every play that was acknowledged. */
export async function checkPlays(
  database: pg.Client,
  acknowledged: ReadonlyMap<number, readonly number[]>,
): Promise<PlayCheck> {
  const check = { acknowledged: 0, lost: 0, doubled: 0 };
  for (const [listener, starts] of acknowledged) {
    const { rows } = await database.query(
      `select count(*) filter (where not exists (
           select from witness where listener_id = $1 and stamped_at = given.at)) as lost,
         count(*) filter (where (
           select count(*) - count(distinct track_id) from play
           where listener_id = $1 and started_at = given.at) > 0) as doubled
       from unnest($2::int8[]) as given (at)`,
      [listener, starts],
    );
    check.acknowledged += starts.length;
    check.lost += Number(rows[0].lost);
    check.doubled += Number(rows[0].doubled);
  }
  return check;
}
