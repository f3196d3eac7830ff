import { useEffect, useRef, useState } from 'react';
import type { DayRange } from './day-range.ts';

/** Keys come one after the other: the last one has settled after so long. */
const quietMs = 400;

/** A range that is being changed: what is shown at once, before anybody answered. */
export interface Draft {
  readonly range: DayRange;
  readonly change: (range: DayRange) => void;
  /** The change is over, or will be after a moment without another. */
  readonly settle: (soon?: 'soon') => void;
}

export function useDraft(
  range: DayRange,
  onRange: (range: DayRange, settled: boolean) => void,
): Draft {
  const [draft, setDraft] = useState<DayRange | null>(null);
  const latest = useRef<DayRange | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const finish = () => {
    clearTimeout(timer.current);
    if (latest.current === null) return;
    onRange(latest.current, true);
    latest.current = null;
    setDraft(null);
  };
  return {
    range: draft ?? range,
    change: (next) => {
      latest.current = next;
      setDraft(next);
      onRange(next, false);
    },
    settle: (soon) => {
      clearTimeout(timer.current);
      if (soon === undefined) finish();
      else timer.current = setTimeout(finish, quietMs);
    },
  };
}
