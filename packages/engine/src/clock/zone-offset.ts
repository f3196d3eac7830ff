import { EngineError } from '../error.ts';

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new EngineError('time-zone-unknown', `there is no time zone ${timeZone}`, { cause });
  }
}

/**
 * The offset of a zone's wall clock from UTC at an instant, milliseconds, east positive. Asks Intl
 * each time (microseconds); `zonedClock` is the cached form.
 */
export function zoneOffset(timeZone: string): (epochMs: number) => number {
  const format = formatFor(timeZone);
  return (epochMs) => {
    const wholeSecond = Math.floor(epochMs / 1000) * 1000;
    const field: Record<string, string> = {};
    for (const part of format.formatToParts(wholeSecond)) field[part.type] = part.value;
    const year = field.era?.startsWith('B') ? 1 - Number(field.year) : Number(field.year);
    // Date.UTC reads the years 0 … 99 as 1900 …, setUTCFullYear does not.
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(field.month) - 1, Number(field.day));
    wall.setUTCHours(Number(field.hour), Number(field.minute), Number(field.second));
    return wall.getTime() - wholeSecond;
  };
}
