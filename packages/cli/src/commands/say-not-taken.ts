import type { SkippedFile } from '@echotune/service';
import type { Output } from '../terminal/output.ts';
import { count } from '../terminal/words.ts';

/** What was not, or not all, taken in of the files of one command. */
export interface NotTaken {
  readonly rejected: number;
  /** The first 1000. */
  readonly rejectedRows: readonly {
    readonly file: string;
    readonly line: number;
    readonly reason: string;
  }[];
  readonly skipped: readonly SkippedFile[];
  readonly failures: readonly { readonly file: string; readonly failure: string }[];
}

export function sayNotTaken(output: Output, notTaken: NotTaken): void {
  const { say } = output;
  const { rejected, rejectedRows, skipped, failures } = notTaken;
  for (const { file, line, reason } of rejectedRows.slice(0, 20)) {
    say(`  ${file}, line ${line}: ${reason}`);
  }
  if (rejected > 20) say(`  … and ${count(rejected - 20)} more (--json lists the first 1,000)`);
  for (const file of skipped) sayLeftOut(output, file);
  for (const { file, failure } of failures) sayUnfinished(output, file, failure);
}

/** A reason of several lines stands below the file. */
export function sayLeftOut({ say }: Output, { name, reason }: SkippedFile): void {
  const lines = reason.split('\n');
  if (lines.length === 1) {
    say(`Left out: ${name} (${reason})`);
  } else {
    say(`Left out: ${name}`);
    for (const line of lines) say(`  ${line}`);
  }
}

export function sayUnfinished({ say }: Output, file: string, failure: string): void {
  say(`${file} could not be read to its end: ${failure}`);
}
