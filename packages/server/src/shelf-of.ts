import type { FilledShelf } from '@echotune/service';
import type { z } from 'zod';
import type { Shelf, ShelfName } from './schema/recommendation.ts';
import { songOf } from './song-of.ts';

const titles: Readonly<Record<z.output<typeof ShelfName>, string>> = {
  'for-you': 'For you',
  'on-repeat': 'On repeat',
  rediscover: 'Rediscover',
  discover: 'Discover',
  'right-now': 'Right now',
  weekly: 'New this week',
  'daily-mix': 'Daily mix',
  'more-like-this': 'More like this',
  radio: 'Radio',
};

/** A filled shelf as the API tells it. */
export function shelfOf(filled: FilledShelf): z.input<typeof Shelf> {
  return {
    ...filled,
    title: titles[filled.shelf],
    degraded: [...filled.degraded],
    items: filled.items.map(({ song, reason, ...item }) => ({
      ...item,
      song: songOf(song),
      reason: [...reason],
    })),
  };
}
