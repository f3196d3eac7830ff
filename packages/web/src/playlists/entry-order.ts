import type { PlaylistEntry, Song } from '../api.generated.ts';

/** What can be done to the entries of a playlist. */
export type EntryChange =
  | { readonly does: 'move'; readonly entry: PlaylistEntry; readonly to: number }
  | { readonly does: 'take-out'; readonly entry: PlaylistEntry }
  | {
      readonly does: 'add';
      readonly song: Song;
      readonly reason: string | null;
      /** Before which; null at the end. */
      readonly position: number | null;
    };

/** Items in the order in which the one at `from` stands at `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const others = items.toSpliced(from, 1);
  return others.toSpliced(to, 0, ...items.slice(from, from + 1));
}

/** An entry that the server has not numbered yet has a negative id, below all others. */
function unnumbered(entries: readonly PlaylistEntry[]): number {
  return Math.min(0, ...entries.slice(-50).map(({ id }) => id)) - 1;
}

/** The entries as they will be once the server has made the change. */
export function withChange(
  entries: readonly PlaylistEntry[],
  change: EntryChange,
  now: number,
): readonly PlaylistEntry[] {
  if (change.does === 'add') {
    const { song, reason, position } = change;
    const at = position ?? entries.length;
    const added = { id: unnumbered(entries), position: at, song, reason, addedAt: now };
    return entries.toSpliced(at, 0, added);
  }
  const from = entries.findIndex(({ id }) => id === change.entry.id);
  if (from === -1) return entries;
  return change.does === 'move' ? moved(entries, from, change.to) : entries.toSpliced(from, 1);
}

/** An entry that is on its way to another place. */
export interface Lifted {
  readonly from: number;
  readonly to: number;
  /** How far it has been pulled, in pixels; null where keys move it row by row. */
  readonly pulled: number | null;
  /** Put down; it stands there until the list says so itself. */
  readonly isDown: boolean;
}

/** Pixels by which a row is out of its place while another is on its way. */
export function rowShift(lifted: Lifted | null, at: number, rowPx: number): number {
  if (lifted === null) return 0;
  const { from, to, pulled } = lifted;
  if (at === from) return pulled ?? (to - from) * rowPx;
  if (at > from && at <= to) return -rowPx;
  return at < from && at >= to ? rowPx : 0;
}

/** Where an entry lands that has been pulled so far. */
export function landing(from: number, pulled: number, rowPx: number, count: number): number {
  return Math.min(count - 1, Math.max(0, from + Math.round(pulled / rowPx)));
}
