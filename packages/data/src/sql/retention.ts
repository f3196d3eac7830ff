import type { Retention } from '../domain/retention.ts';
import { EchoError } from '../errors.ts';
import type { Context } from './context.ts';

/** A hundred years. */
const longestDays = 36_500;

const usual: Retention = { playsDays: null, shownDays: null };

/** The work of `ListenerStore.retention`. */
export async function retentionOf({ db }: Context, listenerId: number): Promise<Retention> {
  const row = await db
    .selectFrom('retention')
    .select(['plays_days as playsDays', 'shown_days as shownDays'])
    .where('listener_id', '=', listenerId)
    .executeTakeFirst();
  return row ?? usual;
}

/** The work of `ListenerStore.setRetention`, of a listener who is there. */
export async function setRetention(
  { db }: Context,
  listenerId: number,
  { playsDays, shownDays }: Retention,
): Promise<void> {
  for (const [name, days] of Object.entries({ playsDays, shownDays })) {
    if (days === null || (Number.isInteger(days) && days >= 1 && days <= longestDays)) continue;
    throw new EchoError('input-invalid', `${name}: ${days} is not 1 to ${longestDays} days.`);
  }
  const days = { plays_days: playsDays, shown_days: shownDays };
  await db
    .insertInto('retention')
    .values({ listener_id: listenerId, ...days })
    .onConflict((conflict) => conflict.column('listener_id').doUpdateSet(days))
    .execute();
}
