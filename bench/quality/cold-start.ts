import {
  LogBuilder,
  type LogReading,
  type LogRow,
  seededRandom,
  type Task,
  topNTask,
} from '@echotune/engine';
import { readPlays, tagsOf, tellsTags } from './hetrec.ts';
import type { Side } from './side.ts';

/** Artists of each side that nobody has played as far as models know. */
const coldShare = 0.1;
const unordered: LogReading = { after: null, ordered: false };

/**
 * What would listeners like among artists whom nobody has played yet? HetRec's artists are the items; a
 * tenth of them is left out of the training with all their plays, and known by tags alone. Half of the
 * listeners tell the tags, the others are asked: a tag of one's own would betray the answer.
 */
export async function coldStartTask(folder: string, side: Side): Promise<Task> {
  const plays = await readPlays(folder);
  const random = seededRandom(1);
  const drawn = new Map<string, number>();
  for (const { track } of plays) if (!drawn.has(track)) drawn.set(track, random());
  const sideOf = (track: string): Side | null => {
    const at = drawn.get(track) ?? 1;
    if (at < coldShare) return 'validation';
    return at < 2 * coldShare ? 'test' : null;
  };
  const isCold = ({ track }: LogRow) => sideOf(track) === side;
  // On the validation side the test's artists are not there at all.
  const isWarm = (row: LogRow) => !isCold(row) && (side === 'test' || sideOf(row.track) === null);
  const builder = new LogBuilder(unordered);
  for (const row of plays) if (isWarm(row)) builder.add(row);
  const train = builder.build();
  const behind = new LogBuilder({ after: train, ordered: false });
  for (const row of plays) if (isCold(row) && !tellsTags(row.listener ?? '')) behind.add(row);
  const later = behind.build();
  const task = topNTask(train, later, () => 0);
  const itemCount = later.tracks.names.length;
  return {
    ...task,
    train: { ...task.train, itemCount, content: await tagsOf(folder, later) },
    parts: [{ name: 'cold', candidates: 'cold' }],
  };
}
