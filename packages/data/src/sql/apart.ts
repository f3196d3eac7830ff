import type { WitnessKey } from '../domain/play.ts';
import type { SpelledWitness } from '../domain/spelling.ts';
import type { PartedWitness, WitnessesApart } from '../store/witness-store.ts';
import type { Context } from './context.ts';
import { spellingColumns, witnessColumns } from './spellings.ts';

/** Whether two witnesses were told apart by their listener. */
export type WitnessPair = (a: WitnessKey, b: WitnessKey) => boolean;

export function witnessKey({ stampedAt, spellingId, msPlayed }: WitnessKey): string {
  return `${stampedAt} ${spellingId} ${msPlayed}`;
}

function selectApart({ db }: Context, listenerId: number) {
  return db.selectFrom('apart').selectAll().where('listener_id', '=', listenerId).orderBy('id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectApart>['execute']>>[number];

function sides(row: Row): { one: WitnessKey; other: WitnessKey } {
  return {
    one: { stampedAt: row.stamped_at, spellingId: row.spelling_id, msPlayed: row.ms_played },
    other: {
      stampedAt: row.other_stamped_at,
      spellingId: row.other_spelling_id,
      msPlayed: row.other_ms_played,
    },
  };
}

export async function apartPairs(context: Context, listenerId: number): Promise<WitnessPair> {
  const rows = await selectApart(context, listenerId).execute();
  if (rows.length === 0) return () => false;
  const pairs = new Set(
    rows.map(sides).map(({ one, other }) => `${witnessKey(one)} ${witnessKey(other)}`),
  );
  return (a, b) =>
    pairs.has(`${witnessKey(a)} ${witnessKey(b)}`) ||
    pairs.has(`${witnessKey(b)} ${witnessKey(a)}`);
}

/** Stores what the listener says of a witness and some others. */
export async function insertApart(
  { db }: Context,
  listenerId: number,
  one: WitnessKey,
  others: readonly WitnessKey[],
  at: number,
): Promise<void> {
  const rows = others.map((other) => ({
    listener_id: listenerId,
    stamped_at: one.stampedAt,
    spelling_id: one.spellingId,
    ms_played: one.msPlayed,
    other_stamped_at: other.stampedAt,
    other_spelling_id: other.spellingId,
    other_ms_played: other.msPlayed,
    at,
  }));
  await db.insertInto('apart').values(rows).execute();
}

/** Takes back what was said at once of a source's row. Returns the starts of what it was said of. */
export async function removeApart(
  context: Context,
  listenerId: number,
  { source, stampedAt, msPlayed, at }: PartedWitness,
): Promise<number[]> {
  const { db } = context;
  const removed = await db
    .deleteFrom('apart')
    .where('listener_id', '=', listenerId)
    .where('stamped_at', '=', stampedAt)
    .where('ms_played', '=', msPlayed)
    .where('at', '=', at)
    .where('spelling_id', 'in', db.selectFrom('spelling').select('id').where('source', '=', source))
    .returningAll()
    .execute();
  const starts: number[] = [];
  for (const { one, other } of removed.map(sides)) {
    for (const key of [one, other]) {
      const there = await spelledWitness(context, listenerId, key);
      if (there) starts.push(there.startedAt);
    }
  }
  return starts;
}

/** The pairs of which both witnesses are there. */
export async function listApart(context: Context, listenerId: number): Promise<WitnessesApart[]> {
  const pairs: WitnessesApart[] = [];
  for (const row of await selectApart(context, listenerId).execute()) {
    const { one, other } = sides(row);
    const first = await spelledWitness(context, listenerId, one);
    const second = await spelledWitness(context, listenerId, other);
    if (first && second) pairs.push({ at: row.at, one: first, other: second });
  }
  return pairs;
}

export function spelledWitness(
  { db }: Context,
  listenerId: number,
  key: WitnessKey,
): Promise<SpelledWitness | undefined> {
  return db
    .selectFrom('witness')
    .innerJoin('spelling', 'spelling.id', 'witness.spelling_id')
    .select([...witnessColumns, ...spellingColumns])
    .where('listener_id', '=', listenerId)
    .where('stamped_at', '=', key.stampedAt)
    .where('spelling_id', '=', key.spellingId)
    .where('ms_played', '=', key.msPlayed)
    .executeTakeFirst();
}
