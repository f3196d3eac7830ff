import type { DecisionKind } from '../domain/identity.ts';

/** A decision as its row has it. */
export interface DecisionRow {
  readonly id: number;
  readonly kind: DecisionKind;
  readonly subject_id: number;
  readonly object_id: number | null;
  readonly text: string | null;
  readonly undone_at: number | null;
}

/** Ids that count as another one; the others are their own root. */
export type Roots = ReadonlyMap<number, number>;

/** Groups that join whole groups: "a joins b" gives everything in a's group the root of b's. */
class Groups {
  readonly #parent = new Map<number, number>();

  root(id: number): number {
    let at = id;
    for (let up = this.#parent.get(at); up !== undefined; up = this.#parent.get(at)) at = up;
    return at;
  }

  join(id: number, into: number): void {
    const [from, to] = [this.root(id), this.root(into)];
    if (from !== to) this.#parent.set(from, to);
  }

  roots(): Map<number, number> {
    return new Map([...this.#parent.keys()].map((id) => [id, this.root(id)]));
  }
}

export const holds = ({ undone_at }: DecisionRow) => undone_at === null;

/** What each artist counts as: merges and splits that hold, in the order in which they were made. */
export function artistRoots(decisions: readonly DecisionRow[]): Roots {
  const groups = new Groups();
  for (const { kind, subject_id, object_id } of decisions.filter(holds)) {
    const isJoin = kind === 'merge-artists' || kind === 'split-artist';
    if (isJoin && object_id !== null) groups.join(subject_id, object_id);
  }
  return groups.roots();
}

export interface KeyedSong {
  readonly id: number;
  readonly artist_id: number;
  readonly key: string;
}

/**
 * Songs of artists that are one which have the key of another: with the one that was there first.
 * `songs` are those of such artists.
 */
export function sameNamedSongs(artists: Roots, songs: readonly KeyedSong[]): Roots {
  const first = new Map<string, number>();
  const same = new Map<number, number>();
  for (const { id, artist_id, key } of songs.toSorted((a, b) => a.id - b.id)) {
    const named = `${artists.get(artist_id) ?? artist_id}\0${key}`;
    const before = first.get(named);
    if (before === undefined) first.set(named, id);
    else same.set(id, before);
  }
  return same;
}

/**
 * What each song counts as: what has the same name, then the merges that hold, in their order.
 * `formerOwn` are songs that were made for a track that is parted no more, with the song it went
 * back to.
 */
export function songRoots(
  decisions: readonly DecisionRow[],
  sameNamed: Roots,
  formerOwn: Roots,
): Roots {
  const groups = new Groups();
  for (const [id, song] of [...sameNamed, ...formerOwn]) groups.join(id, song);
  for (const { kind, subject_id, object_id } of decisions.filter(holds)) {
    if (kind === 'merge-songs' && object_id !== null) groups.join(subject_id, object_id);
  }
  return groups.roots();
}

/** The song of each track that was parted or moved; the latest decision that holds says it. */
export function placedTracks(decisions: readonly DecisionRow[]): Map<number, number> {
  const songs = new Map<number, number>();
  for (const { kind, subject_id, object_id } of decisions.filter(holds)) {
    const isPlacing = kind === 'part-track' || kind === 'move-track';
    if (isPlacing && object_id !== null) songs.set(subject_id, object_id);
  }
  return songs;
}

/**
 * The names that somebody gave, by id; the latest that holds. Which of several songs of one name
 * stands for them is an accident: a name given to one is all of theirs.
 */
export function givenNames(
  decisions: readonly DecisionRow[],
  kind: 'rename-song' | 'rename-artist',
  sameNamed: Roots = new Map(),
): Map<number, string> {
  const names = new Map<number, string>();
  for (const decision of decisions.filter(holds)) {
    if (decision.kind === kind && decision.text !== null) {
      const { subject_id, text } = decision;
      names.set(sameNamed.get(subject_id) ?? subject_id, text);
    }
  }
  return names;
}
