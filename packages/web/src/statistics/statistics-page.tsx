import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMinute } from '../home/use-home.ts';
import { problemOf } from '../problem.ts';
import { useOwnAccent } from '../theme/use-own-accent.ts';
import { localDay } from '../words/words.ts';
import {
  type DayRange,
  dayOf,
  type RangeSearch,
  rangeOf,
  readSearch,
  searchOf,
} from './day-range.ts';
import { drawnLife } from './life.ts';
import { LifeDrawing } from './life-drawing.tsx';
import { RangeHeading } from './range-heading.tsx';
import { RangeSections } from './range-sections.tsx';
import { shortTop, useLife, useRange } from './use-statistics.ts';
import './statistics.css';

/** While a range is being changed, the server is asked for it this often, and no more. */
const askEveryMs = 180;

/** What was listened to in any time, beside the spiral of all years. */
export function StatisticsPage() {
  const listener = useListener();
  const address = useSearch({ from: '/played/statistics' });
  // The router lays what it read over the address: what was dropped from it is there still.
  const search = useMemo(() => readSearch({ ...address }), [address]);
  const navigate = useNavigate({ from: '/statistics' });
  const { timeZone } = listener;
  const now = useMinute();
  const today = useMemo(() => dayOf(localDay(now, timeZone)), [now, timeZone]);
  const all = useLife(listener.id);
  const life = useMemo(() => (all.data ? drawnLife(all.data, today) : null), [all.data, today]);
  useOwnAccent(all.data?.topArtists);

  const go = useCallback(
    (next: RangeSearch) => {
      void navigate({ search: next, replace: false, resetScroll: false });
    },
    [navigate],
  );
  const [live, setLive] = useThrottled(life === null ? null : life.days);
  const asked =
    life === null || live === null ? search : withCompare(searchOf(live, life.days), search);
  const range = useRange(listener.id, asked, shortTop);
  // An answer is drawn between the moves of the hand, not at once.
  const shown = useDeferredValue(range.data);
  const { compare } = search;
  const onRange = useCallback(
    (next: DayRange, settled: boolean) => {
      if (!settled) return setLive(next);
      setLive(null);
      if (life !== null)
        go(withCompare(searchOf(next, life.days), { ...(compare && { compare }) }));
    },
    [life, go, setLive, compare],
  );

  const chosen = useMemo(() => (life === null ? null : rangeOf(search, life.days)), [search, life]);
  const error = all.error ?? range.error;
  return (
    <Stage
      drawing={
        life && chosen ? (
          <LifeDrawing life={life} range={chosen} onRange={onRange} />
        ) : (
          <SilentPlate />
        )
      }
    >
      <RangeHeading
        statistics={(error === null && shown) || null}
        failed={error !== null}
        search={search}
        today={today}
        life={life}
        onSearch={go}
      />
      {error && (
        <div className="py-6">
          <ProblemText
            problem={problemOf(error)}
            onRetry={() => {
              void all.refetch();
              void range.refetch();
            }}
          />
        </div>
      )}
      {error === null && shown && (
        <RangeSections
          statistics={shown}
          search={search}
          days={all.data?.playsByDay ?? null}
          onSearch={go}
        />
      )}
    </Stage>
  );
}

function withCompare(search: RangeSearch, { compare }: RangeSearch): RangeSearch {
  return compare === undefined ? search : { ...search, compare };
}

/** A range that follows another at a distance, as a transition: what is drawn of it never holds up a hand. */
function useThrottled(life: DayRange | null) {
  const [value, setValue] = useState<DayRange | null>(null);
  const next = useRef<DayRange | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback((range: DayRange | null) => {
    next.current = range;
    const pass = () => {
      timer.current = undefined;
      startTransition(() => setValue(next.current));
    };
    if (range === null) {
      clearTimeout(timer.current);
      pass();
    } else timer.current ??= setTimeout(pass, askEveryMs);
  }, []);
  return [life === null ? null : value, set] as const;
}
