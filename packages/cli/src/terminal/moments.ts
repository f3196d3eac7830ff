/** "2024-03-01 20:03" by the clocks of a zone. */
export function minuteIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
}

/** "2024-03-01 20:03:05" or, to the minute, "2024-03-01 20:03": in UTC. */
export function utcStamp(at: number, precision: 'second' | 'minute'): string {
  const text = new Date(at).toISOString().replace('T', ' ');
  return text.slice(0, precision === 'second' ? 19 : 16);
}

/** "3:05". */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
