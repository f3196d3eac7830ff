import type { ResolvedSpelling } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { given } from './given.ts';
import { required } from './required.ts';
import { type Placed, placeByName } from './tracks.ts';

/**
 * Finds or creates the track of each spelling. A known identity decides, the strongest first; the
 * first spelling that shows a new one binds it to the track it leads to, also for the rest of the
 * batch. The caller holds the catalogue lock.
 */
export async function placeSpellings(
  context: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Placed[]> {
  const tracks = await tracksByIdentity(context, spellings);
  const known = new Set(tracks.keys());
  const unplaced: ResolvedSpelling[] = [];
  /** New identities by the unplaced spelling that will give them their track. */
  const leaders = new Map<string, ResolvedSpelling>();
  const leaderOf = (spelling: ResolvedSpelling) =>
    keysOf(spelling)
      .map((key) => leaders.get(key))
      .find((leader) => leader !== undefined);
  for (const spelling of spellings) {
    if (found(tracks, spelling) !== undefined) continue;
    const leader = leaderOf(spelling) ?? spelling;
    if (leader === spelling) unplaced.push(spelling);
    for (const key of keysOf(spelling)) if (!leaders.has(key)) leaders.set(key, leader);
  }
  const byLeader = new Map(
    (await placeByName(context, unplaced)).map(({ spelling, trackId }) => [spelling, trackId]),
  );
  const placed = spellings.map((spelling) => {
    const leader = leaderOf(spelling) ?? spelling;
    const trackId = found(tracks, spelling) ?? required(byLeader, leader);
    return { spelling, trackId };
  });
  for (const { spelling, trackId } of placed) {
    for (const key of keysOf(spelling)) if (!tracks.has(key)) tracks.set(key, trackId);
  }
  await bindIdentities(context, placed, tracks, known);
  return placed;
}

function identityKey({ kind, value }: ResolvedSpelling['identities'][number]): string {
  return `${kind}\0${value}`;
}

function keysOf({ identities }: ResolvedSpelling): string[] {
  return identities.map(identityKey);
}

function found(
  tracks: ReadonlyMap<string, number>,
  spelling: ResolvedSpelling,
): number | undefined {
  const key = keysOf(spelling).find((one) => tracks.has(one));
  return key === undefined ? undefined : tracks.get(key);
}

async function tracksByIdentity(
  { db, dialect }: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Map<string, number>> {
  const identities = spellings.flatMap((spelling) => spelling.identities);
  const rows = await db
    .selectFrom(given(dialect, { kind: 'text', value: 'text' }, identities))
    .innerJoin('identity', (join) =>
      join.onRef('identity.kind', '=', 'given.kind').onRef('identity.value', '=', 'given.value'),
    )
    .select(['identity.kind', 'identity.value', 'track_id'])
    .execute();
  return new Map(rows.map((row) => [identityKey(row), row.track_id]));
}

/** Stores the identities that were not `known`, each with the track that `tracks` says. */
async function bindIdentities(
  { db, dialect }: Context,
  placed: readonly Placed[],
  tracks: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): Promise<void> {
  const fresh = new Map(
    placed
      .flatMap(({ spelling }) => spelling.identities)
      .filter((identity) => !known.has(identityKey(identity)))
      .map((identity) => [identityKey(identity), identity]),
  );
  const rows = [...fresh].map(([key, { kind, value }]) => ({
    kind,
    value,
    track_id: required(tracks, key),
  }));
  const columns = { kind: 'text', value: 'text', track_id: 'int' } as const;
  await db
    .insertInto('identity')
    .columns(['kind', 'value', 'track_id'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .execute();
}
