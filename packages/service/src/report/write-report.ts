import { EchoError, type ReportHeadline, type Store } from '@echotune/data';
import { z } from 'zod';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { areas } from './areas.ts';
import { composeReport } from './compose-report.ts';
import { idOf } from './fact.ts';
import { type GatherDeps, type GatherOptions, gatherFacts } from './gather-facts.ts';
import { researchReport } from './help/research-report.ts';
import { rewordReport } from './help/reword-report.ts';
import { Report, type ReportSentence } from './report-document.ts';
import { adviceOn, isFindingCode, isSentenceCode, writeStatement } from './sentences/statement.ts';

export interface ReportDeps extends GatherDeps {
  readonly codeVersion: string;
}

/** So many are kept: a year of weeks, and some between. */
const mostKept = 60;

export interface WrittenReport {
  readonly id: number;
  readonly report: Report;
}

/** What reports are listed by. */
export const ReportSummary = z
  .object({
    findings: z.int(),
    worst: z.enum(areas).nullable().describe('The area that weighs most; null where none does'),
    score: z.number().describe('Its weight, 0 to 100'),
  })
  .meta({ id: 'ReportSummary' });

export interface ReportOptions extends GatherOptions {
  /** Whether a language model helps with wording and looks things up, where one is set up: it may cost. */
  readonly withModel: boolean;
}

/** Measures, judges, compares with the last report and keeps it. */
export async function writeReport(
  deps: ReportDeps,
  options: ReportOptions,
): Promise<WrittenReport> {
  const { store, clock, codeVersion } = deps;
  const facts = await gatherFacts(deps, options);
  const earlier = await store.reports.list();
  const last = await newestReport(store);
  const composed = composeReport(facts, {
    ...{ at: clock(), codeVersion, last: last?.report ?? null, kept: earlier.length },
  });
  const { helpers } = deps.reporting;
  const isHelped = options.withModel && helpers !== null;
  const report = isHelped
    ? await researchReport(await rewordReport(composed, helpers), helpers)
    : composed;
  const id = await store.reports.add(
    { at: report.at, headline: summaryOf(report), document: report },
    mostKept,
  );
  return { id, report };
}

function summaryOf({ findings, areas: [worst] }: Report): z.output<typeof ReportSummary> {
  const isQuiet = worst === undefined || worst.score === 0;
  return {
    findings: findings.length,
    ...{ worst: isQuiet ? null : worst.area, score: worst?.score ?? 0 },
  };
}

/** The newest that this release can read; null where there is none. */
async function newestReport({ reports }: Store): Promise<WrittenReport | null> {
  const stored = await reports.newest();
  const read = Report.safeParse(stored?.document);
  return stored !== null && read.success ? { id: stored.id, report: read.data } : null;
}

/** One that is kept, or the newest with null. Throws report-unknown. */
export async function reportOf({ reports }: Store, id: number | null): Promise<WrittenReport> {
  const stored = id === null ? await reports.newest() : await reports.get(id);
  if (stored === null) {
    throw new EchoError(
      'report-unknown',
      id === null ? 'No report has been written yet.' : `There is no report ${id}.`,
    );
  }
  return { id: stored.id, report: Report.parse(stored.document) };
}

/** Those that are kept, the newest first. */
export async function listReports({ reports }: Store) {
  return (await reports.list()).map(({ id, at, headline }: ReportHeadline) => ({
    ...{ id, at, ...ReportSummary.parse(headline) },
  }));
}

/** The same report in another language: its own sentences anew, what was looked up as it is. */
export function inLanguage(report: Report, language: ReasonLanguage): Report {
  if (language === 'en') return report;
  const facts = new Map(report.facts.map((fact) => [idOf(fact), fact]));
  const said = (sentence: ReportSentence): ReportSentence => {
    const { code, slots } = sentence;
    if (!isSentenceCode(code)) return sentence;
    // What is gone was said of the facts of then.
    if (!Object.values(slots).every((id) => facts.has(id))) return sentence;
    return {
      ...sentence,
      isReworded: false,
      text: writeStatement({ code, slots }, facts, language),
    };
  };
  return {
    ...report,
    summary: report.summary.map(said),
    areas: report.areas.map((area) => ({ ...area, standing: area.standing.map(said) })),
    findings: report.findings.map((finding) => {
      const { code } = finding.sentence;
      const advice = isFindingCode(code) ? adviceOn(code, language) : finding.advice;
      return { ...finding, sentence: said(finding.sentence), advice };
    }),
  };
}
