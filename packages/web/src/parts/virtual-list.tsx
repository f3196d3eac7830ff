import { type ReactNode, useEffect, useRef, useState } from 'react';

interface VirtualListProps {
  readonly count: number;
  /** Height of every row. */
  readonly rowPx: number;
  readonly render: (at: number) => ReactNode;
}

/** Rows beyond the window that are ready for the next turn of the wheel. */
const spareRows = 8;

/** A long list that scrolls with the page; only the rows in sight are there. */
export function VirtualList({ count, rowPx, render }: VirtualListProps) {
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
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [rowPx]);
  const first = Math.min(Math.max(0, seen.first), count);
  const end = Math.min(Math.max(first, seen.end), count);
  return (
    <ol ref={list} className="relative" style={{ height: count * rowPx }}>
      {Array.from({ length: end - first }, (_, n) => first + n).map((at) => (
        <li
          key={at}
          aria-setsize={count}
          aria-posinset={at + 1}
          className="absolute inset-x-0"
          style={{ top: at * rowPx, height: rowPx }}
        >
          {render(at)}
        </li>
      ))}
    </ol>
  );
}
