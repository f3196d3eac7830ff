import type { SongCard, VerdictKind } from '@echotune/data';
import type { Degradation, ShelfName } from '@echotune/engine';
import type { EmptyShelf } from './explain-empty-shelf.ts';
import type { Sentence } from './phrases/sentence.ts';

export interface RecommendedSong {
  readonly impression: number;
  readonly song: SongCard;
  readonly score: number;
  readonly reason: Sentence;
  readonly verdict: VerdictKind | null;
}

export interface FilledShelf {
  readonly shelf: ShelfName;
  /** `blend@3/base-level`: the trained file and the part of it that answered; null when empty. */
  readonly model: string | null;
  readonly at: number;
  /** The models that should have answered before `model`, in order, and why each did not. */
  readonly degraded: readonly Pick<Degradation, 'model' | 'why'>[];
  readonly items: readonly RecommendedSong[];
  readonly empty: EmptyShelf | null;
}
