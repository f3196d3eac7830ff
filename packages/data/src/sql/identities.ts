import type { ResolvedSpelling } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { given } from './given.ts';
import { required } from './required.ts';
import { type Placed, placeByName } from './tracks.ts';

/**
 * Finds or creates the track of each spelling. A known identity decides; the first spelling that
 * shows a new one binds it to the track its names lead to, also for the rest of the batch. The
 * caller holds the catalogue lock.
 */
export async function placeSpellings(
  context: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Placed[]> {
  const tracks = await tracksByIdentity(context, spellings);
  const first = new Map<string, ResolvedSpelling>();
  for (const spelling of spellings) {
    const key = placeKey(spelling);
    if (!tracks.has(key) && !first.has(key)) first.set(key, spelling);
  }
  const placed = await placeByName(context, [...first.values()]);
  await bindIdentities(context, placed);
  for (const { spelling, trackId } of placed) tracks.set(placeKey(spelling), trackId);
  return spellings.map((spelling) => ({
    spelling,
    trackId: required(tracks, placeKey(spelling)),
  }));
}

/** Spellings of the same place key mean the same track whatever their names. */
function placeKey({ identity, source, sourceKey }: ResolvedSpelling): string {
  return identity ? `${identity.kind}\0${identity.value}` : `\0${source}\0${sourceKey}`;
}

async function tracksByIdentity(
  { db, dialect }: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Map<string, number>> {
  const identities = spellings.flatMap(({ identity }) => identity ?? []);
  const rows = await db
    .selectFrom(given(dialect, { kind: 'text', value: 'text' }, identities))
    .innerJoin('identity', (join) =>
      join.onRef('identity.kind', '=', 'given.kind').onRef('identity.value', '=', 'given.value'),
    )
    .select(['identity.kind', 'identity.value', 'track_id'])
    .execute();
  return new Map(rows.map((row) => [`${row.kind}\0${row.value}`, row.track_id]));
}

async function bindIdentities({ db, dialect }: Context, placed: readonly Placed[]): Promise<void> {
  const rows = placed.flatMap(({ spelling: { identity }, trackId }) =>
    identity ? { kind: identity.kind, value: identity.value, track_id: trackId } : [],
  );
  const columns = { kind: 'text', value: 'text', track_id: 'int' } as const;
  await db
    .insertInto('identity')
    .columns(['kind', 'value', 'track_id'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .execute();
}
