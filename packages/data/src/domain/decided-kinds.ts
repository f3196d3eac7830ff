import type { DecisionKind } from './identity.ts';

export type NamedKind = 'song' | 'track' | 'artist';

/** Kinds of decisions by what they are about. */
export const decidedKinds: Readonly<Record<NamedKind, readonly DecisionKind[]>> = {
  track: ['part-track', 'move-track'],
  song: ['merge-songs', 'rename-song', 'different-songs'],
  artist: ['merge-artists', 'rename-artist', 'split-artist', 'different-artists'],
};

/** What a decision's subject is. */
export function subjectOf(kind: DecisionKind): NamedKind {
  const { song, track } = decidedKinds;
  return song.includes(kind) ? 'song' : track.includes(kind) ? 'track' : 'artist';
}

/** What the other thing is that it names, if any: tracks are put into songs. */
export function objectOf(kind: DecisionKind): 'song' | 'artist' {
  return subjectOf(kind) === 'artist' ? 'artist' : 'song';
}

/** Whether a decision is about two of a kind: that they are one, or that they are not. */
export function isOfTwo(kind: DecisionKind): boolean {
  return kind.startsWith('merge-') || kind.startsWith('different-');
}
