import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RangeSearch } from './day-range.ts';
import { statisticsApi } from './statistics-api.ts';

/** Rows of the tops before all are asked for, and then. */
export const shortTop = 10;
export const longTop = 500;

/** All months and days of a listener: what the spiral and the brush are made of. */
export function useLife(listener: number) {
  return useQuery({
    queryKey: ['statistics', listener, 'life'],
    queryFn: () => statisticsApi.life(listener),
  });
}

/** A range with everything told of it. While the next is asked for, the last one stays. */
export function useRange(listener: number, search: RangeSearch, top: number) {
  const { from, to, compare } = search;
  return useQuery({
    queryKey: ['statistics', listener, 'range', from, to, compare, top],
    queryFn: () => statisticsApi.range(listener, search, top),
    placeholderData: keepPreviousData,
  });
}
