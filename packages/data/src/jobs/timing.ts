import { Cron } from 'croner';
import { EchoError } from '../errors.ts';
import type { Timing } from './jobs.ts';

/** Minute, hour, day, month, weekday. No `?`, which would mean the moment at which it is read. */
const fiveFields = /^([^\s?]+\s+){4}[^\s?]+$/;

/**
 * When a schedule runs next after a moment, both UTC epoch milliseconds. Where clocks are set forward, a
 * time that they skip comes with the first minute after the gap; where they are set back, a time that
 * they show twice comes once, at the first. Throws schedule-invalid, time-zone-unknown.
 */
export function nextRun(timing: Timing, after: number): number {
  if ('everyMs' in timing) return after + timing.everyMs;
  const { cron, timeZone } = timing;
  assertZone(timeZone);
  const next = fiveFields.test(cron) ? comes(cron, timeZone, after) : null;
  if (next !== null) return next;
  throw new EchoError('schedule-invalid', `"${cron}" is no cron expression whose time ever comes.`);
}

function comes(cron: string, timezone: string, after: number): number | null {
  let pattern: Cron;
  try {
    pattern = new Cron(cron, { timezone, mode: '5-part' });
  } catch (cause) {
    throw new EchoError('schedule-invalid', `"${cron}" is no cron expression.`, { cause });
  }
  return pattern.nextRun(new Date(after))?.getTime() ?? null;
}

function assertZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new EchoError('time-zone-unknown', `There is no time zone ${timeZone}.`, { cause });
  }
}
