const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How far a zone's clocks are ahead of UTC at a moment (UTC epoch ms), in ms. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
  );
  return local - Math.floor(at / minuteMs) * minuteMs;
}

/**
 * When a day (`YYYY-MM-DD`, or `plusDays` after it) begins in a zone, UTC epoch ms; where its clocks jump
 * over midnight, when they have.
 */
export function localMidnight(day: string, timeZone: string, plusDays = 0): number {
  const utc = Date.parse(`${day}T00:00:00Z`) + plusDays * dayMs;
  const early = utc - offsetAt(utc - dayMs, timeZone);
  const late = utc - offsetAt(utc + dayMs, timeZone);
  // Either side of a change of clocks one of the two offsets holds at the midnight that it makes.
  for (const at of [early, late]) if (at + offsetAt(at, timeZone) === utc) return at;
  return Math.max(early, late);
}
