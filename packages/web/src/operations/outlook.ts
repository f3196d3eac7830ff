import type { Spending } from '../api.generated.ts';

type Surveyed = Spending['limits'][number];

/** What becomes of a spending limit: when it admits calls again, when it is used up, or where it ends. */
export type Outlook =
  | { readonly kind: 'opens' | 'lasts'; readonly at: number }
  | { readonly kind: 'ends'; readonly usd: string };

/** Null where nothing can be foretold: closed, never more than nothing, or without a pace. */
export function outlookOf({
  limit,
  leftUsd,
  periodEnd,
  exhaustedAt,
  forecastUsd,
}: Pick<
  Surveyed,
  'limit' | 'leftUsd' | 'periodEnd' | 'exhaustedAt' | 'forecastUsd'
>): Outlook | null {
  if (limit.closed !== null || Number(limit.limitUsd) === 0) return null;
  // What is used up lasts until now, which says nothing: it is the period's end that counts.
  if (Number(leftUsd) === 0) return periodEnd === null ? null : { kind: 'opens', at: periodEnd };
  if (exhaustedAt !== null) return { kind: 'lasts', at: exhaustedAt };
  if (forecastUsd !== null && Number(forecastUsd) > 0) return { kind: 'ends', usd: forecastUsd };
  return null;
}

/** Whether a limit that is there to be spent admits nothing now: used up, or closed. */
export function isShut({ limit, level }: Pick<Surveyed, 'limit' | 'level'>): boolean {
  return Number(limit.limitUsd) > 0 && (level === 'stop' || limit.closed !== null);
}
