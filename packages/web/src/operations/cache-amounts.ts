import type { CacheNamespace } from '../api.generated.ts';
import type { Words } from '../words/words.ts';

const kib = 1024;
const mib = kib ** 2;
/** Below that a time is told in seconds. */
const mostSeconds = 90;

/** "12.3 MiB" or "9 KiB", as the server's settings count. */
export function binarySize(bytes: number, locale: string): string {
  const [unit, name] = bytes < mib ? [kib, 'KiB'] : [mib, 'MiB'];
  const most = { maximumFractionDigits: unit === mib && bytes < 10 * mib ? 1 : 0 };
  return `${new Intl.NumberFormat(locale, most).format(bytes / unit)} ${name}`;
}

/** "0.4 seconds", "3.2 hours" */
export function spent(ms: number, { locale, duration }: Words): string {
  const seconds = ms / 1000;
  if (seconds >= mostSeconds) return duration(ms);
  const unit = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  const most = { maximumFractionDigits: seconds < 10 ? 1 : 0 };
  return new Intl.NumberFormat(locale, { ...unit, ...most }).format(seconds);
}

const outcomes = ['memory', 'redis', 'stale', 'misses'] as const;

export interface OutcomeShare {
  readonly outcome: (typeof outcomes)[number];
  /** 0 … 1 */
  readonly share: number;
}

/** How its requests were answered, what was best first; nothing where there were none. */
export function outcomesOf(asked: CacheNamespace): readonly OutcomeShare[] {
  if (asked.requests === 0) return [];
  const shares = outcomes.map((outcome) => ({ outcome, share: asked[outcome] / asked.requests }));
  return shares.filter(({ share }) => share > 0);
}
