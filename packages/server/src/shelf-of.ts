import type { FilledShelf, ReasonLanguage } from '@echotune/service';
import type { z } from 'zod';
import type { Shelf, ShelfName } from './schema/recommendation.ts';
import { songOf } from './song-of.ts';

type Titles = Readonly<Record<z.output<typeof ShelfName>, string>>;

const titles: Readonly<Record<ReasonLanguage, Titles>> = {
  en: {
    'for-you': 'For you',
    'on-repeat': 'On repeat',
    rediscover: 'Rediscover',
    discover: 'Discover',
    'right-now': 'Right now',
    weekly: 'New this week',
    'daily-mix': 'Daily mix',
    'more-like-this': 'More like this',
    radio: 'Radio',
  },
  de: {
    'for-you': 'Für dich',
    'on-repeat': 'Immer wieder',
    rediscover: 'Wiederentdecken',
    discover: 'Entdecken',
    'right-now': 'Jetzt gerade',
    weekly: 'Neu in dieser Woche',
    'daily-mix': 'Mix des Tages',
    'more-like-this': 'Mehr davon',
    radio: 'Radio',
  },
};

/** A filled shelf as the API tells it. */
export function shelfOf(filled: FilledShelf, language: ReasonLanguage): z.input<typeof Shelf> {
  return {
    ...filled,
    title: titles[language][filled.shelf],
    degraded: [...filled.degraded],
    items: filled.items.map(({ song, reason, ...item }) => ({
      ...item,
      song: songOf(song),
      reason: [...reason],
    })),
  };
}
