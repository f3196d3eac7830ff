import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Statistics } from '../api.generated.ts';
import { get } from '../api.ts';
import type { RangeSearch } from './day-range.ts';

/** Rows of the tops before all are asked for, and then. */
export const shortTop = 10;
export const longTop = 500;

/** All months and days of a listener: what the spiral and the brush are made of. */
export function useLife(listener: number) {
  return useQuery({
    queryKey: ['statistics', listener, 'life'],
    queryFn: () => get<Statistics>('/statistics', { listener, top: 8, include: ['days'] }),
  });
}

/** A range with everything told of it. While the next is asked for, the last one stays. */
export function useRange(listener: number, { from, to, compare }: RangeSearch, top: number) {
  return useQuery({
    queryKey: ['statistics', listener, 'range', from, to, compare, top],
    queryFn: () =>
      get<Statistics>('/statistics', {
        ...{ listener, top, from: from ?? null, to: to ?? null },
        compare: compare ?? 'before',
        include: ['evolution', 'eras', 'skips'],
      }),
    placeholderData: keepPreviousData,
  });
}
