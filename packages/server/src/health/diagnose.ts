import { version } from '../version.ts';
import { vital } from './examiners.ts';
import type { HealthWatch, WatchedPart } from './health-watch.ts';

export function statusOf(parts: readonly WatchedPart[]): 'ok' | 'degraded' | 'down' {
  if (parts.some(({ name, ok }) => name === vital && !ok)) return 'down';
  return parts.every(({ ok }) => ok) ? 'ok' : 'degraded';
}

/** How every part is, and what is round them. */
export async function diagnose(health: Pick<HealthWatch, 'look'>) {
  const parts = await health.look();
  return { status: statusOf(parts), version, parts };
}
