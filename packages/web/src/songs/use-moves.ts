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
    const before = places.current;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const after = new Map<string, number>();
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const name = row.dataset.row ?? '';
      after.set(name, row.offsetTop);
      if (before === null || still) continue;
      const from = before.get(name);
      if (from === undefined) row.animate({ opacity: [0, 1] }, timing);
      else if (from !== row.offsetTop) {
        row.animate({ transform: [`translateY(${from - row.offsetTop}px)`, 'none'] }, timing);
      }
    }
    places.current = after;
  }, [list, order]);
}
