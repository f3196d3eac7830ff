import type { SongCard } from '@echotune/data';

/** What is shown beside an answer and can be acted on. */
export type Card =
  | {
      readonly kind: 'song';
      readonly song: SongCard;
      /** The slot of the answer that it was recommended in; null where it was not. */
      readonly impression: number | null;
      /** Why it is here; null where nobody says. */
      readonly reason: string | null;
      /** By the listener; null where they were not counted. */
      readonly plays: number | null;
    }
  | {
      readonly kind: 'artist';
      readonly id: number;
      readonly name: string;
      readonly plays: number | null;
    }
  | {
      readonly kind: 'playlist';
      readonly id: number;
      readonly name: string;
      readonly entries: number;
    }
  | { readonly kind: 'figure'; readonly label: string; readonly value: string };
