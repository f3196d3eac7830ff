import type { Shift } from './community.ts';
import { type Months, months } from './months.ts';

interface NamedShift {
  readonly name: string;
  readonly shift: Shift;
  /** Within a week, in a community that is large enough. */
  readonly isPromised: boolean;
}

const shifts: readonly NamedShift[] = [
  { name: 'taste of 10 %', shift: { taste: 0.1 }, isPromised: false },
  { name: 'taste of 25 %', shift: { taste: 0.25 }, isPromised: true },
  { name: 'taste of 50 %', shift: { taste: 0.5 }, isPromised: true },
  { name: 'popularity, 10 % of plays', shift: { popularity: 0.1 }, isPromised: true },
  { name: 'popularity, 30 % of plays', shift: { popularity: 0.3 }, isPromised: true },
  { name: 'acceptance −10 %', shift: { acceptance: 0.1 }, isPromised: false },
  { name: 'acceptance −25 %', shift: { acceptance: 0.25 }, isPromised: true },
  { name: 'acceptance −50 %', shift: { acceptance: 0.5 }, isPromised: true },
];

export interface ShiftedMonths extends Months {
  readonly name: string;
  readonly isPromised: boolean;
}

export function shiftedMonths(listeners: number, count: number, seed: number): ShiftedMonths[] {
  return shifts.map(({ name, shift, isPromised }) => ({
    ...months({ listeners, seed }, shift, { count }),
    ...{ name, isPromised },
  }));
}

/** A row a shift, a column a size: days until half have alarmed, and how many did within the month. */
export function delayTable(shifted: readonly ShiftedMonths[]): Record<string, string>[] {
  return shifts.map(({ name }) => ({
    shift: name,
    ...Object.fromEntries(
      shifted
        .filter((row) => row.name === name)
        .map(({ listeners, months, withAlarm, medianDays }) => [
          `${listeners} listeners`,
          `${medianDays ?? '–'} d (${Math.round((100 * withAlarm) / months)} %)`,
        ]),
    ),
  }));
}
