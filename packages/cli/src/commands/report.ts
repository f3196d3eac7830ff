import { withReporting } from '@echotune/server';
import {
  inLanguage,
  listReports,
  type ReasonLanguage,
  reportOf,
  type WrittenReport,
  writeMarkdown,
  writeReport,
} from '@echotune/service';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { counted, table } from '../terminal/words.ts';
import { writeWhole } from '../write-whole.ts';

export interface ReportOptions {
  readonly list?: true;
  readonly show?: number;
  readonly out?: string;
  readonly format: 'markdown' | 'json';
  readonly language: ReasonLanguage;
  readonly offline?: true;
  readonly withModel?: true;
  readonly json?: boolean;
}

/** `echotune report` */
export async function reportCommand(session: Session, options: ReportOptions): Promise<void> {
  if (options.list === true) return listReportsCommand(session);
  const { echotune, output } = session;
  const { show, offline, withModel } = options;
  if (show === undefined) output.progress.show('Measuring …');
  const written =
    show === undefined
      ? await writeReport(withReporting(echotune), {
          isOffline: offline === true,
          withModel: withModel === true,
          vitals: [],
        })
      : await reportOf(echotune.store, show);
  output.progress.clear();
  await tell(session, written, options);
}

async function tell(
  { output }: Session,
  { id, report }: WrittenReport,
  { out, format, language }: ReportOptions,
): Promise<void> {
  const translated = inLanguage(report, language);
  const text =
    format === 'json'
      ? `${JSON.stringify(translated, null, 2)}\n`
      : writeMarkdown(translated, language);
  if (out === undefined) output.say(text.trimEnd());
  else {
    await writeWhole(out, [text]);
    output.say(
      `Report ${id}: ${counted(report.findings.length, 'finding', 'findings')}, in ${out}.`,
    );
  }
  output.answer({ id, report: translated });
}

/** `echotune report --list` */
async function listReportsCommand({ echotune, output }: Session): Promise<void> {
  const reports = await listReports(echotune.store);
  if (reports.length === 0) output.say('None yet: `echotune report` writes one.');
  const rows = reports.map(({ id, at, findings, worst, score }) => [
    ...[String(id), `${utcStamp(at, 'minute')} UTC`, counted(findings, 'finding', 'findings')],
    worst === null ? '' : `most in ${worst} (${score})`,
  ]);
  for (const line of table(rows)) output.say(line);
  output.answer({ reports });
}
