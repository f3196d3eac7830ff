import type { Statistics } from '../api.generated.ts';
import { get } from '../api.ts';
import type { RangeSearch } from './day-range.ts';

/** What the page asks of the server; both reject with an `ApiProblem`. */
export const statisticsApi = {
  life: (listener: number) =>
    get<Statistics>('/statistics', { listener, top: 8, include: ['days'] }),

  range: (listener: number, { from, to, compare }: RangeSearch, top: number) =>
    get<Statistics>('/statistics', {
      ...{ listener, top, from: from ?? null, to: to ?? null },
      compare: compare ?? 'before',
      include: ['evolution', 'eras', 'skips'],
    }),
};
