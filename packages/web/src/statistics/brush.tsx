import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import {
  brought,
  type DayRange,
  dateOf,
  type Grip,
  keyStep,
  lastNamed,
  snapped,
} from './day-range.ts';
import { type DrawnLife, dayOfStep, playsIn, stripPath } from './life.ts';
import type { Draft } from './use-draft.ts';

/** Pixels within which a grip is caught, and a month's start holds on. */
const [catchPx, snapPx] = [14, 5];

interface Drag {
  readonly grip: Grip;
  /** Days from the pointer to what it holds. */
  readonly away: number;
}

type BrushProps = Draft & { readonly life: DrawnLife };

/**
 * The groove unrolled, month by month; drag over it to choose a range, drag its ends or the whole. With
 * the keys: arrows go a month, with shift a day, Page Up and Down a year, Home and End to the ends.
 */
export function Brush({ life, range, change, settle }: BrushProps) {
  const strip = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const { statistics } = useMessages();
  const { days } = life;
  const length = days.to - days.from;
  const percentOf = (day: number) => ((day - days.from) / length) * 100;

  /** Read once a press: nothing that a drag changes moves the strip. */
  const box = useRef({ left: 0, width: 1 });
  const dayAt = (event: PointerEvent) =>
    days.from + ((event.clientX - box.current.left) / box.current.width) * length;
  const reachOf = (px: number) => (px / box.current.width) * length;

  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    box.current = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    const day = dayAt(event);
    drag.current = caught(range, day, reachOf(catchPx), length);
    if (drag.current !== null) return;
    const start = Math.min(days.to - 1, Math.max(days.from, snapped(day, reachOf(snapPx))));
    drag.current = { grip: 'to', away: 0 };
    change({ from: start, to: start + 1 });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    const { grip, away } = drag.current;
    const day = snapped(dayAt(event) + away, reachOf(snapPx));
    // Beyond the other end the grip becomes that end.
    if (grip === 'to' && day <= range.from) {
      drag.current = { grip: 'from', away };
      change(brought({ from: range.from, to: range.from + 1 }, 'from', day, days));
    } else if (grip === 'from' && day >= range.to) {
      drag.current = { grip: 'to', away };
      change(brought({ from: range.to - 1, to: range.to }, 'to', day, days));
    } else change(brought(range, grip, day, days));
  };
  const release = () => {
    if (drag.current !== null) settle();
    drag.current = null;
  };
  const key = (grip: Grip) => (event: KeyboardEvent) => {
    const day = keyStep(event.key, event.shiftKey, grip === 'to' ? range.to : range.from, days);
    if (day === null || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    change(brought(range, grip, day, days));
    settle('soon');
  };

  const [from, to] = [percentOf(range.from), percentOf(range.to)];
  const grips = { life, range, onKey: key };
  return (
    <div className="brush">
      <div
        ref={strip}
        className="brush-strip"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <Strip life={life} className="brush-quiet" />
        <div className="brush-lit" style={{ clipPath: `inset(0 ${100 - to}% 0 ${from}%)` }}>
          <Strip life={life} className="brush-loud" />
        </div>
        <GripHandle {...grips} grip="both" label={statistics.gripBoth} at={(from + to) / 2} />
        <GripHandle {...grips} grip="from" label={statistics.gripFrom} at={from} />
        <GripHandle {...grips} grip="to" label={statistics.gripTo} at={to} />
      </div>
      <Years life={life} />
    </div>
  );
}

function caught(range: DayRange, day: number, reach: number, length: number): Drag | null {
  const [toFrom, toTo] = [Math.abs(day - range.from), Math.abs(day - range.to)];
  if (Math.min(toFrom, toTo) <= reach) {
    const grip = toFrom < toTo ? 'from' : 'to';
    return { grip, away: range[grip] - day };
  }
  // The whole life cannot be moved: there a new range begins.
  if (range.to - range.from >= length || day < range.from || day > range.to) return null;
  return { grip: 'both', away: range.from - day };
}

interface GripHandleProps {
  readonly life: DrawnLife;
  readonly range: DayRange;
  readonly grip: Grip;
  readonly label: string;
  /** Percent of the strip. */
  readonly at: number;
  readonly onKey: (grip: Grip) => (event: KeyboardEvent) => void;
}

function GripHandle({ life, range, grip, label, at, onKey }: GripHandleProps) {
  const words = useWords();
  const { statistics } = useMessages();
  const last = lastNamed(range, life.lastDay);
  const day = grip === 'to' ? last : range.from;
  const said =
    grip === 'both'
      ? words.span(dateOf(range.from), dateOf(last))
      : words.span(dateOf(day), dateOf(day));
  const plays = playsIn(life, range);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={`brush-grip brush-grip-${grip}`}
      style={{ left: `${at}%` }}
      aria-label={label}
      aria-valuemin={life.days.from}
      aria-valuemax={life.days.to}
      aria-valuenow={grip === 'to' ? range.to : range.from}
      aria-valuetext={`${said}, ${statistics.plays(plays, words.number(plays))}`}
      onKeyDown={onKey(grip)}
    />
  );
}

interface StripProps {
  readonly life: DrawnLife;
  readonly className: string;
}

const Strip = memo(function Strip({ life, className }: StripProps) {
  const path = useMemo(() => stripPath(life), [life]);
  return (
    <svg viewBox="0 0 1000 100" preserveAspectRatio="none" className={className} aria-hidden="true">
      <path d={path} />
    </svg>
  );
});

const Years = memo(function Years({ life }: { readonly life: DrawnLife }) {
  const { days, groove } = life;
  const every = Math.max(1, Math.ceil(groove.years / 8));
  const starts = Array.from({ length: groove.years + 1 }, (_, year) => ({
    year: groove.firstYear + year,
    day: dayOfStep(year * 12, groove.firstYear),
  })).filter(({ year, day }) => year % every === 0 && day >= days.from && day < days.to);
  return (
    <div className="brush-years" aria-hidden="true">
      {starts.map(({ year, day }) => (
        <span key={year} style={{ left: `${((day - days.from) / (days.to - days.from)) * 100}%` }}>
          {year}
        </span>
      ))}
    </div>
  );
});
