const utcTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** What the server says, its times (ISO 8601, UTC) as the reader has them. */
export function withLocalTimes(text: string, sayTime: (at: number) => string): string {
  return text.replace(utcTime, (time) => sayTime(Date.parse(time)));
}
