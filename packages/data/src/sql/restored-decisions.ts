import { isOfTwo, subjectOf } from '../domain/decided-kinds.ts';
import type { DecidedTarget, DecisionKind, RestoredDecision } from '../domain/identity.ts';
import { applyDecisions } from './applied-decisions.ts';
import { atomically, type Context, lock } from './context.ts';
import { type MadeDecision, recordDecision, spoken, unknown } from './decision-rows.ts';
import { givenIds } from './given.ts';
import { ownSongs } from './own-songs.ts';

/** The work of `IdentityStore.restore`. */
export function restoreDecisions(
  outer: Context,
  decisions: readonly RestoredDecision[],
): Promise<boolean[]> {
  return atomically(outer, async (context) => {
    await lock(context, 'sweep', 'shared');
    await lock(context, 'catalogue');
    const songs = await songsNamed(context, decisions);
    const known = await heldDecisions(context);
    const isNew: boolean[] = [];
    for (const decision of decisions) {
      const made = madeOf(decision, songs);
      const key = recordKey(made);
      // Only of two of a kind: tracks and songs have numbers of their own, and a credit may be split
      // into itself and another.
      const isWithItself = isOfTwo(made.kind) && made.subject === made.object;
      const adds = !known.has(key) && !isWithItself;
      isNew.push(adds);
      if (!adds) continue;
      known.add(key);
      await recordDecision(context, made);
    }
    if (isNew.includes(true)) await applyDecisions(context);
    return isNew;
  });
}

/** Songs by their target. */
type Songs = (target: DecidedTarget) => number;

/** Kinds that say where something belongs or what it is called: the latest counts, and may come back. */
const latestCounts: ReadonlySet<DecisionKind> = new Set([
  'part-track',
  'move-track',
  'rename-song',
  'rename-artist',
]);

/** Equal for two that are one decision. A credit is split one way only. */
function recordKey({ kind, subject, object, text, at }: Omit<MadeDecision, 'by' | 'parts'>) {
  if (kind === 'split-artist') return `${kind} ${subject}`;
  const when = latestCounts.has(kind) ? at : '';
  return `${kind} ${subject} ${object} ${when} ${text}`;
}

async function heldDecisions({ db }: Context): Promise<Set<string>> {
  const rows = await db
    .selectFrom('identity_decision')
    .select(['kind', 'subject_id as subject', 'object_id as object', 'text', 'at'])
    .where('undone_at', 'is', null)
    .execute();
  return new Set(rows.map(recordKey));
}

/** Looks up the songs that the tracks name; makes those of parted tracks. Throws track-unknown. */
async function songsNamed(
  context: Context,
  decisions: readonly RestoredDecision[],
): Promise<Songs> {
  const { db, dialect } = context;
  const targets = decisions.flatMap(({ of, into }) => [of, ...(into === null ? [] : [into])]);
  const tracks = targets.flatMap((target) => ('trackId' in target ? target.trackId : []));
  const rows = await db
    .selectFrom('track')
    .select(['id', 'named_song_id'])
    .where('id', 'in', givenIds(dialect, tracks))
    .execute();
  const named = new Map(rows.map(({ id, named_song_id }) => [id, named_song_id]));
  const parted = decisions.flatMap(({ kind, of }) => (kind === 'part-track' ? of : []));
  const own = await ownSongs(
    context,
    [...targets.filter((target) => 'isParted' in target && target.isParted), ...parted].flatMap(
      (target) => ('trackId' in target ? target.trackId : []),
    ),
  );
  return (target) => {
    if ('artistId' in target) return target.artistId;
    const song = (target.isParted ? own : named).get(target.trackId);
    if (song === undefined) throw unknown('track', target.trackId);
    return song;
  };
}

function madeOf(decision: RestoredDecision, songs: Songs): MadeDecision {
  const { kind, of, into, names, partIds, by, at } = decision;
  const isOfTrack = subjectOf(kind) === 'track' && 'trackId' in of;
  const subject = isOfTrack ? of.trackId : songs(of);
  const parted = kind === 'part-track' && isOfTrack ? songs({ ...of, isParted: true }) : null;
  const object = parted ?? partIds[0] ?? (into === null ? null : songs(into));
  const text = names.length === 0 ? null : names.map(spoken).join('\n');
  return { kind, subject, object, text, parts: partIds, by, at };
}
