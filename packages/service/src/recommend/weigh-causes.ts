import type { Explanation, Plays } from '@echotune/engine';

/** The share of one model, through one song of the listener's (null: the community's or a rule's). */
export interface Cause {
  readonly source: string;
  readonly song: number | null;
  readonly value: number;
}

/** An explanation's reasons summed by model and causing song, strongest first. */
export function weighCauses({ reasons }: Explanation, { items }: Plays): Cause[] {
  const sums = new Map<string, Cause>();
  for (const { play, parts } of reasons) {
    const song = play === undefined ? null : (items[play] ?? null);
    for (const { source, value } of parts) {
      const key = `${source} ${song}`;
      sums.set(key, { source, song, value: value + (sums.get(key)?.value ?? 0) });
    }
  }
  return [...sums.values()].sort((a, b) => b.value - a.value);
}
