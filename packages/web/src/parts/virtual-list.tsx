import { type Key, type ReactNode, useEffect, useRef, useState } from 'react';

interface VirtualListProps {
  readonly count: number;
  /** Height of every row. */
  readonly rowPx: number;
  readonly render: (at: number) => ReactNode;
  /** What a row is known by where rows change places; by default its place. */
  readonly keyOf?: (at: number) => Key;
  /** Pixels by which a row is out of its place for now. */
  readonly shiftOf?: (at: number) => number;
  /** A row that stays, in sight or not: what the hand or the focus holds. */
  readonly held?: number | null;
}

/** Rows beyond the window that are ready for the next turn of the wheel. */
const spareRows = 8;

/** A long list that scrolls with the page; only the rows in sight are there. */
export function VirtualList(props: VirtualListProps) {
  const { count, rowPx, render, keyOf, shiftOf, held = null } = props;
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useState({ first: 0, end: 2 * spareRows });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const first = Math.floor(-top / rowPx) - spareRows;
      const end = Math.ceil((innerHeight - top) / rowPx) + spareRows;
      setSeen((last) => (last.first === first && last.end === end ? last : { first, end }));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    // What opens or closes above moves the list without a scroll.
    const moves = new ResizeObserver(soon);
    moves.observe(document.body);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      moves.disconnect();
    };
  }, [rowPx]);
  const first = Math.min(Math.max(0, seen.first), count);
  const end = Math.min(Math.max(first, seen.end), count);
  const rows = Array.from({ length: end - first }, (_, n) => first + n);
  if (held !== null && held < count && held < first) rows.unshift(held);
  if (held !== null && held < count && held >= end) rows.push(held);
  return (
    <ol ref={list} className="relative" style={{ height: count * rowPx }}>
      {rows.map((at) => (
        <li
          key={keyOf?.(at) ?? at}
          data-held={at === held || undefined}
          aria-setsize={count}
          aria-posinset={at + 1}
          className="absolute inset-x-0"
          style={{
            ...{ top: at * rowPx, height: rowPx },
            ...(shiftOf && { transform: `translateY(${shiftOf(at)}px)` }),
          }}
        >
          {render(at)}
        </li>
      ))}
    </ol>
  );
}
