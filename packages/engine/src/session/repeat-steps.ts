/** How often a session could come back, and came back, to the song that is d steps old, at index d − 1. */
export interface RepeatSteps {
  readonly chances: Float64Array;
  readonly repeats: Float64Array;
  /** Plays that had one before them in their session. */
  plays: number;
}

export function noRepeatSteps(reach: number): RepeatSteps {
  return { chances: new Float64Array(reach), repeats: new Float64Array(reach), plays: 0 };
}

/** The songs up to `reach` plays before a position, each once at its latest play, the latest first. */
export function* latestSongs(
  items: ArrayLike<number>,
  first: number,
  end: number,
  reach: number,
): Generator<{ item: number; play: number }> {
  const known = new Set<number>();
  for (let play = end - 1; play >= Math.max(first, end - reach); play--) {
    const item = items[play]!;
    if (known.has(item)) continue;
    known.add(item);
    yield { item, play };
  }
}

/** Counts the session that is plays `first` … `end` − 1 into `into`. Time is plays · reach. */
export function countRepeats(
  items: ArrayLike<number>,
  first: number,
  end: number,
  into: RepeatSteps,
): void {
  const reach = into.chances.length;
  for (let at = first + 1; at < end; at++) {
    into.plays += 1;
    for (const { item, play } of latestSongs(items, first, at, reach)) {
      into.chances[at - play - 1]! += 1;
      if (item === items[at]) into.repeats[at - play - 1]! += 1;
    }
  }
}
