/** Times as exports spell them, from UTC epoch milliseconds; what the form does not hold is cut off. */

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function secondText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `YYYY-MM-DD HH:MM` */
export function minuteText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** `DD Mmm YYYY, HH:MM`, or with another text before the time of day. */
export function spokenMinuteText(time: number, between = ', '): string {
  const date = new Date(time);
  const day = String(date.getUTCDate()).padStart(2, '0');
  const month = months[date.getUTCMonth()] ?? '';
  return `${day} ${month} ${date.getUTCFullYear()}${between}${date.toISOString().slice(11, 16)}`;
}

/** Whole seconds since 1970. */
export function epochSeconds(time: number): number {
  return Math.floor(time / 1000);
}
