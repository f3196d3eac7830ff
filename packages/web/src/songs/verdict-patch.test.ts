import { describe, expect, it } from 'vitest';
import type { Recommendation, Shelf } from '../api.generated.ts';
import { withVerdict } from './verdict-patch.ts';

const item = (id: number): Recommendation => ({
  impression: id * 10,
  song: { id, title: `${id}`, artist: 'a', artistId: 1, release: null, spotifyUri: null },
  score: 1,
  reason: [],
  verdict: null,
});

const shelf: Shelf = {
  shelf: 'for-you',
  title: 'For you',
  model: 'blend@1',
  at: 0,
  items: [item(1), item(2)],
  empty: null,
};

describe('a verdict, before the server answers', () => {
  it('marks what is liked where it stands', () => {
    const verdicts = withVerdict(shelf, 2, 'like').items.map(({ verdict }) => verdict);
    expect(verdicts).toEqual([null, 'like']);
    expect(withVerdict(withVerdict(shelf, 2, 'like'), 2, null)).toEqual(shelf);
  });

  it.each(['hide', 'not-now', 'dislike'] as const)('takes away what is said %s to', (kind) => {
    expect(withVerdict(shelf, 1, kind).items.map(({ song }) => song.id)).toEqual([2]);
  });
});
