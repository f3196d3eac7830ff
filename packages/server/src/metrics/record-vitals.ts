import type { Telemetry } from '@echotune/data';
import type { z } from 'zod';
import type { Vitals } from '../schema/vitals.ts';

/** What a page measured of itself: times in seconds, the shift of its layout as the score it is. */
export function recordVitals(
  telemetry: Pick<Telemetry, 'observe'>,
  { page, metrics }: z.output<typeof Vitals>,
): void {
  for (const { name, value } of metrics) {
    if (name === 'CLS') telemetry.observe('web_layout_shift_score', value, { page });
    else telemetry.observe('web_vital_seconds', value / 1000, { page, vital: name });
  }
}
