import type { Explanation, Plays } from '@echotune/engine';

/** What several models say alike: one sentence speaks for all of them. */
const themes = {
  'own-plays': ['repeat', 'base-level', 'frequency', 'most-recent', 'chain'],
  'time-of-day': ['right-now'],
  'same-sessions': ['spreading', 'own-transitions'],
  'others-go-on': ['transitions'],
  'this-session': ['session-repeat'],
  forgotten: ['rediscover'],
  'others-play-both': ['als', 'ease', 'neighbours'],
  'same-kind': ['content'],
} as const;

/** A theme, or the model or ranking step itself where it has none. */
export type Theme = keyof typeof themes | (string & {});

const themeOf = new Map<string, Theme>(
  Object.entries(themes).flatMap(([theme, sources]) => sources.map((source) => [source, theme])),
);

/** The share of a theme, through one song of the listener's (null: the community's or a rule's). */
export interface Cause {
  readonly theme: Theme;
  readonly song: number | null;
  readonly value: number;
}

/** Of one addend: which model or step it comes from, and through which song. */
export function causeOf(source: string, song: number | null, value: number): Cause {
  return { theme: themeOf.get(source) ?? source, song, value };
}

/** An explanation's reasons summed by theme and causing song, strongest first. */
export function weighCauses({ reasons }: Explanation, { items }: Plays): Cause[] {
  const sums = new Map<string, Cause>();
  for (const { play, parts } of reasons) {
    const song = play === undefined ? null : (items[play] ?? null);
    for (const { source, value } of parts) {
      const cause = causeOf(source, song, value);
      const key = `${cause.theme} ${song}`;
      sums.set(key, { ...cause, value: value + (sums.get(key)?.value ?? 0) });
    }
  }
  return [...sums.values()].sort((a, b) => b.value - a.value);
}
