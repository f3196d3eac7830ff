import type { Statistics } from '../../api.generated.ts';
import { lifeOf } from '../../groove/months.ts';
import type { Spiral } from '../../groove/spiral.ts';
import { levelsOf } from '../../groove/strand.ts';
import { weekCounts, weekSpiral } from '../../groove/week.ts';

export interface StoryGroove {
  readonly spiral: Spiral;
  readonly levels: readonly number[];
}

/** Years from which on a life fills a record by its months. */
const enoughYears = 3;

/** What a range is drawn as: its months where they are many years, else its week, hour by hour. */
export function storyGroove(
  { months, clock }: Pick<Statistics, 'months' | 'clock'>,
  firstDay: number,
): StoryGroove {
  const life = lifeOf(months);
  return life !== null && life.years >= enoughYears
    ? { spiral: life.spiral, levels: levelsOf(life.counts) }
    : { spiral: weekSpiral, levels: levelsOf(weekCounts(clock, firstDay)) };
}
