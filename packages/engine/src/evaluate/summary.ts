import type { PartOutcome } from './evaluate-model.ts';

/** Means by measure: null where no case says anything. */
export type Means = Readonly<Record<string, number | null>>;

/** What came out in one part, or in one segment of it. */
export interface Summary {
  readonly cases: number;
  readonly means: Means;
}

export interface PartSummary extends Summary {
  readonly part: string;
  readonly coverage: number;
  readonly segments: Readonly<Record<string, Summary>>;
}

function summaryOf({ columns }: PartOutcome, isMeant: (at: number) => boolean): Summary {
  const means: Record<string, number | null> = {};
  let cases = 0;
  for (const [name, column] of columns) {
    const values = column.filter((_, at) => isMeant(at));
    cases = values.length;
    const known = values.filter((value) => !Number.isNaN(value));
    const sum = known.reduce((total, value) => total + value, 0);
    means[name] = known.length === 0 ? null : sum / known.length;
  }
  return { cases, means };
}

/** The means of a part over all cases and over those of each segment. */
export function summarise(outcome: PartOutcome): PartSummary {
  const { name, segments, coverage } = outcome;
  const names = [...new Set(segments)].sort();
  return {
    part: name,
    coverage,
    ...summaryOf(outcome, () => true),
    segments: Object.fromEntries(
      names.map((wanted) => [wanted, summaryOf(outcome, (at) => segments[at] === wanted)]),
    ),
  };
}
