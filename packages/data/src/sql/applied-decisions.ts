import type { Context } from './context.ts';
import { deriveIdentity } from './derived-identity.ts';
import { songsChanged } from './songs-changed.ts';

/** Makes the catalogue what the decisions that hold say, and tells of what changed. */
export async function applyDecisions(context: Context): Promise<void> {
  const changed = await deriveIdentity(context);
  if (changed.size > 0) await songsChanged(context, changed);
}
