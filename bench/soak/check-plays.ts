import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface PlayCheck {
  readonly acknowledged: number;
  /** Plays that the server said it had stored, and that are not there. */
  readonly lost: number;
  readonly doubled: number;
}

/** Looks into the store, as another program would, for every play that was acknowledged. */
export function checkPlays(
  home: string,
  acknowledged: ReadonlyMap<number, readonly number[]>,
): PlayCheck {
  using database = new DatabaseSync(join(home, 'echotune.sqlite'), { readOnly: true });
  // What two sources tell of one play is one play with two witnesses: it is the witness that must be there.
  const witnesses = database.prepare(
    'SELECT count(*) AS n FROM witness WHERE listener_id = ? AND stamped_at = ?',
  );
  const plays = database.prepare(
    'SELECT count(*) - count(DISTINCT track_id) AS n FROM play WHERE listener_id = ? AND started_at = ?',
  );
  const check = { acknowledged: 0, lost: 0, doubled: 0 };
  for (const [listener, starts] of acknowledged) {
    for (const at of starts) {
      check.acknowledged += 1;
      if (Number(witnesses.get(listener, at)?.n) === 0) check.lost += 1;
      if (Number(plays.get(listener, at)?.n) > 0) check.doubled += 1;
    }
  }
  return check;
}
