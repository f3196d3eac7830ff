import type { Words } from '../words/words.ts';
import { localDay } from '../words/words.ts';
import type { TrialWeek } from './trial.ts';

/** "3–9 August 2026" where the listener lives. */
export function weekWords({ startsAt, endsAt }: TrialWeek, timeZone: string, words: Words): string {
  return words.span(localDay(startsAt, timeZone), localDay(endsAt - 1, timeZone));
}

/** To one decimal at most. */
export function tenths(value: number, words: Words): string {
  return words.number(Math.round(value * 10) / 10);
}
