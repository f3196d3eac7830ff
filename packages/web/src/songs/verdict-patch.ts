import type { Recommendation, Shelf } from '../api.generated.ts';

export type Kind = NonNullable<Recommendation['verdict']>;

/** A shelf as it will look once the server knows the verdict; null takes a verdict back. */
export function withVerdict(shelf: Shelf, song: number, kind: Kind | null): Shelf {
  const leaves = kind === 'hide' || kind === 'not-now' || kind === 'dislike';
  const items = leaves
    ? shelf.items.filter((item) => item.song.id !== song)
    : shelf.items.map((item) => (item.song.id === song ? { ...item, verdict: kind } : item));
  return { ...shelf, items };
}
