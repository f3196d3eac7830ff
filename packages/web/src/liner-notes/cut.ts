import type { Addend } from '../api.generated.ts';
import type { Messages } from '../messages/messages.ts';
import type { Words } from '../words/words.ts';

/** An explanation as it is shown: whole steps of `unit` that add up exactly. */
export interface Cut {
  /** Digits after the decimal point of every number shown. */
  readonly digits: number;
  readonly total: number;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly addends: readonly Addend[];
  readonly value: number;
}

/** The same digits in all liner notes; only what would be a list of zeros gets more. */
function digitsFor(total: number): number {
  return total !== 0 && Math.abs(total) < 0.001 ? 6 : 4;
}

/** Rounds values to steps so that they add up to `total` steps: the largest remainders get one more. */
function apportion(values: readonly number[], total: number): number[] {
  const floors = values.map(Math.floor);
  let missing = total - floors.reduce((sum, value) => sum + value, 0);
  const order = values
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest);
  for (const { at } of order) {
    if (missing <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    missing -= 1;
  }
  return floors;
}

/**
 * Cuts a score into its `most` strongest addends and one piece for all the others. The numbers are
 * rounded together, so that what the listener reads adds up to the last digit.
 */
export function cutOf(addends: readonly Addend[], most: number): Cut {
  const total = addends.reduce((sum, { value }) => sum + value, 0);
  const strongest = addends.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const groups = strongest.slice(0, most).map((addend) => [addend]);
  const tail = strongest.slice(most);
  if (tail.length > 0) groups.push(tail);
  const digits = digitsFor(total);
  const steps = 10 ** digits;
  const values = groups.map((group) => group.reduce((sum, { value }) => sum + value, 0) * steps);
  const whole = Math.round(total * steps) || 0;
  const rounded = apportion(values, whole);
  return {
    digits,
    total: whole / steps,
    pieces: groups.map((group, at) => ({ addends: group, value: (rounded[at] ?? 0) / steps })),
  };
}

/** What the pieces beyond the strongest are, in words: "12 more plays". */
export function tailWords(
  addends: readonly Addend[],
  notes: Messages['notes'],
  words: Words,
): string {
  return addends.every(({ play }) => play !== null)
    ? notes.morePlays(addends.length, words)
    : notes.moreReasons(addends.length, words);
}
