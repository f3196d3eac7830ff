import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { shelfKeys } from '../songs/shelf-keys.ts';

const rowsOfMix = 10;
const rowsOfShelf = 8;

export function useShelves(listener: number) {
  return useQuery({
    queryKey: shelfKeys(listener).shelves,
    queryFn: () => api.shelves(listener, rowsOfShelf),
  });
}

/** The mixed shelf; while the dial turns, the last answer stays until the next is there. */
export function useMix(listener: number, familiarity: number | null) {
  return useQuery({
    queryKey: [...shelfKeys(listener).shelf, 'mix', familiarity],
    queryFn: () => api.forYou(listener, familiarity, rowsOfMix),
    placeholderData: keepPreviousData,
  });
}

export function useLatestPlays(listener: number) {
  return useQuery({
    queryKey: ['plays', listener],
    queryFn: () => api.plays(listener, 200),
  });
}

/** The time, to the minute, as UTC epoch ms. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
