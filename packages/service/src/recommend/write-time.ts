const dayMs = 86_400_000;

/** "March 2024" in the listener's zone. */
export function monthWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone }).format(at);
}

function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

/** "today", "yesterday", "on 3 March", "on 3 March 2021" in the listener's zone. */
export function dayWords(at: number, now: number, timeZone: string): string {
  const day = localDay(at, timeZone);
  if (day === localDay(now, timeZone)) return 'today';
  if (day === localDay(now - dayMs, timeZone)) return 'yesterday';
  const sameYear = day.slice(0, 4) === localDay(now, timeZone).slice(0, 4);
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
    timeZone,
  }).format(at);
  return `on ${words}`;
}

/** "once", "twice", "14 times". */
export function timesWord(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${new Intl.NumberFormat('en').format(count)} times`;
}
