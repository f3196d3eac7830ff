import { type DueDeprecation, dueDeprecations } from '@echotune/connect';
import type { EchoTune } from './wire.ts';

/** What providers are to end soon, or have just ended, measured as days that are left. */
export function warnOfDeprecations({
  clock,
  telemetry,
}: Pick<EchoTune, 'clock' | 'telemetry'>): DueDeprecation[] {
  const due = dueDeprecations(clock());
  for (const { provider, what, daysLeft } of due) {
    telemetry.observe('provider_deprecation_days_left', daysLeft, { provider, what });
  }
  return due;
}
