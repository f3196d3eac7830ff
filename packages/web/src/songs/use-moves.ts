import { type RefObject, useLayoutEffect, useRef } from 'react';

const timing = { duration: 220, easing: 'cubic-bezier(0.2, 0, 0.1, 1)' };

/**
 * Shows where the rows of a list went when their order changed: each slides from its old place,
 * newcomers fade in. Rows are known by `data-row`. Still for those who ask for less motion.
 */
export function useMoves(list: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef<ReadonlyMap<string, number> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what there is to measure
  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const placesNow = () => new Map(rows.map((row) => [row.dataset.row ?? '', row.offsetTop]));
    const before = places.current;
    if (before === null) {
      // At first nothing moves: where the rows are is asked when they have been laid out anyway.
      const frame = requestAnimationFrame(() => {
        places.current = placesNow();
      });
      return () => cancelAnimationFrame(frame);
    }
    const after = placesNow();
    places.current = after;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    for (const row of rows) {
      const from = before.get(row.dataset.row ?? '');
      if (from === undefined) row.animate({ opacity: [0, 1] }, timing);
      else if (from !== row.offsetTop) {
        row.animate({ transform: [`translateY(${from - row.offsetTop}px)`, 'none'] }, timing);
      }
    }
    return undefined;
  }, [list, order]);
}
