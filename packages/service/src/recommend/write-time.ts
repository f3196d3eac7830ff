/** "March 2024" in the listener's zone. */
export function monthWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone }).format(at);
}

/** Local date as YYYY-MM-DD. */
function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}

/** The date before a date; a calendar knows no 23-hour days, so this is done in UTC. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** "today", "yesterday", "on 3 March", "on 3 March 2021" in the listener's zone. */
export function dayWords(at: number, now: number, timeZone: string): string {
  const day = localDay(at, timeZone);
  const today = localDay(now, timeZone);
  if (day === today) return 'today';
  if (day === dayBefore(today)) return 'yesterday';
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
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
