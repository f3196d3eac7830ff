import type { CsvPreview, ParsedRecord } from '@echotune/formats';
import { previewFiles } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import type { Output } from '../terminal/output.ts';
import { table } from '../terminal/words.ts';
import { csvWishes, type TableOptions } from './csv-wishes.ts';
import { sayLeftOut } from './say-not-taken.ts';

function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}

function recordText({ play, entry, notMusic, rejected }: ParsedRecord): string[] {
  if (play !== undefined) {
    return [timeText(play.startedAt), play.track.artist, play.track.title, play.track.album ?? ''];
  }
  if (entry?.kind === 'saved') return ['saved', entry.track.artist, entry.track.title];
  if (rejected !== undefined) return ['rejected', rejected.reason];
  return [notMusic ?? entry?.kind ?? ''];
}

function sayTable({ say }: Output, preview: CsvPreview): void {
  const rows = preview.columns.map(({ number, name, role, why }) => [
    `  column ${number}`,
    name ?? '',
    role ?? '–',
    why,
  ]);
  for (const line of table(rows)) say(line);
  for (const { role, why } of preview.missing) say(`  ${role} is missing: ${why}`);
  if (preview.mapping !== null) {
    const { time, zone, stamps } = preview.mapping;
    const where = zone === 'utc' ? 'in UTC' : 'local, read in your time zone';
    say(`  times: ${time}, ${where}, the ${stamps} of each play`);
  }
}

/** `echotune import --preview`: how files would be read; nothing is stored. */
export async function previewCommand(
  { output }: Session,
  paths: readonly string[],
  options: TableOptions,
): Promise<void> {
  const { say } = output;
  const preview = await previewFiles(paths, csvWishes(options));
  for (const { name, title, records, table: columns } of preview.files) {
    say(`${name}: ${title}`);
    if (columns !== null) sayTable(output, columns);
    for (const line of table(records.map(recordText))) say(`    ${line}`);
  }
  for (const { table: columns, ...file } of preview.skipped) {
    sayLeftOut(output, file);
    if (columns !== null) sayTable(output, columns);
  }
  if (preview.skipped.some(({ table: columns }) => columns !== null)) {
    say('Say which column is which: --columns artist=2,track=3,time=1');
  }
  output.answer(preview);
  if (preview.files.length === 0) process.exitCode = exitCodes.partial;
}
