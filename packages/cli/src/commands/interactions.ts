import { exportInteractions, type InteractionShape } from '@echotune/service';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted } from '../terminal/words.ts';

export interface ExportInteractionsOptions {
  readonly into: string;
  readonly until?: number;
  readonly format: InteractionShape;
}

/** `echotune interactions export` */
export async function exportInteractionsCommand(
  { echotune, output }: Session,
  { into, until, format }: ExportInteractionsOptions,
): Promise<void> {
  const exported = await exportInteractions(echotune, {
    ...{ into, shape: format, ...(until !== undefined && { until }) },
  });
  const { plays, listeners, tracks, rows, digest } = exported;
  const of = `${counted(listeners, 'listener', 'listeners')} and ${counted(tracks, 'track', 'tracks')}`;
  output.say(`${counted(plays, 'play', 'plays')} of ${of} in ${count(rows)} rows: ${into}`);
  output.say(`No play from ${utcStamp(exported.until, 'minute')} UTC on. Digest ${digest}`);
  output.answer({ file: into, format, ...exported, until: new Date(exported.until).toISOString() });
}
