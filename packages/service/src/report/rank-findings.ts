import type { Area } from './areas.ts';
import { areas } from './areas.ts';
import { type Draft, efforts } from './finding.ts';

/** 20 × impact × confidence ÷ effort: 0 … 100. */
export function scoreOf({
  impact,
  confidence,
  effort,
}: Pick<Draft, 'impact' | 'confidence' | 'effort'>): number {
  return Math.round((200 * impact * confidence) / efforts[effort]) / 10;
}

/** The weightiest first, of equals by what they say. */
export function rankFindings(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted((a, b) => scoreOf(b) - scoreOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The same finding in another report: its kind, and what it is about. */
export function keyOf({ statement }: Pick<Draft, 'statement'>): string {
  const about = Object.values(statement.slots)
    .map((id) => id.slice(id.indexOf('/') + 1 || id.length))
    .find((of) => of !== '');
  return about === undefined ? statement.code : `${statement.code}/${about}`;
}

/** Several findings together weigh more than one, and never more than 100. */
function areaScore(scores: readonly number[]): number {
  const left = scores.reduce((product, score) => product * (1 - score / 100), 1);
  return Math.round(100 * (1 - left));
}

export function rankAreas(
  ranked: readonly Draft[],
): readonly { readonly area: Area; readonly score: number }[] {
  return areas
    .map((area) => ({
      area,
      score: areaScore(ranked.filter((one) => one.area === area).map(scoreOf)),
    }))
    .toSorted((a, b) => b.score - a.score);
}
