import { EchoError } from '@echotune/data';
import { FormatError, readTestReport, type TestReport } from '@echotune/formats';
import type { RunDeps } from '../agent-deps.ts';

export interface DeliveryDeps extends RunDeps {
  /** The text of what the CI left last; null where nobody says where it is. Throws provider-*, input-invalid. */
  readonly readReport: (() => Promise<string>) | null;
}

/** What the last report came to. */
export type ReportFacts =
  | {
      readonly is: 'read';
      /** UTC epoch milliseconds; null where it does not say. */
      readonly at: number | null;
      readonly total: number;
      readonly failed: readonly string[];
      readonly flaky: readonly string[];
    }
  /** Why there is none: an error's code. */
  | { readonly is: 'unreadable'; readonly code: string };

export interface DeliveryFacts {
  /** Null where nobody says where reports are. */
  readonly report: ReportFacts | null;
}

const [mostNames, mostCharacters] = [50, 200];
/** So often has a test to have turned within the last reports to be flaky. */
const manyTurns = 2;
const reportsRemembered = 10;

/** What a CI last said of the code that runs here, and which tests turn to and fro. */
export async function observeDelivery(deps: DeliveryDeps): Promise<DeliveryFacts> {
  const report = await newestReport(deps);
  if (report === null || 'code' in report) {
    return { report: report === null ? null : { is: 'unreadable', code: report.code } };
  }
  const { at, total } = report;
  const failed = named(report.failed);
  const past = await pastReports(deps);
  const turned = turnedTests([...past, failed]);
  const flaky = named([...new Set([...report.flaky, ...turned])]);
  return { report: { is: 'read', at, total, failed, flaky } };
}

/** What could not be read has a code. */
async function newestReport({
  readReport,
}: DeliveryDeps): Promise<TestReport | { readonly code: string } | null> {
  if (readReport === null) return null;
  try {
    return readTestReport(await readReport());
  } catch (cause) {
    if (cause instanceof EchoError || cause instanceof FormatError) return { code: cause.code };
    throw cause;
  }
}

function named(names: readonly string[]): string[] {
  return names
    .map((name) => name.slice(0, mostCharacters))
    .toSorted()
    .slice(0, mostNames);
}

/** What failed in the reports that were logged, the oldest first; one that was seen twice counts once. */
async function pastReports({ store }: DeliveryDeps): Promise<(readonly string[])[]> {
  const looks = await store.decisions.newest({
    ...{ agent: 'delivery', kind: 'decided', limit: 4 * reportsRemembered },
  });
  const reports: (readonly string[])[] = [];
  let newer: number | null | undefined;
  for (const { body } of looks) {
    const { report }: DeliveryFacts = JSON.parse(JSON.stringify(body.facts));
    if (report?.is !== 'read' || (report.at !== null && report.at === newer)) continue;
    newer = report.at;
    reports.unshift(report.failed);
  }
  return reports.slice(-reportsRemembered);
}

/** Tests that failed, passed and failed again, or the other way round. */
function turnedTests(reports: readonly (readonly string[])[]): string[] {
  const everFailed = [...new Set(reports.flat())];
  return everFailed.filter((name) => {
    const ends = reports.map((failed) => failed.includes(name));
    const turns = ends.filter((end, nth) => nth > 0 && end !== ends[nth - 1]);
    return turns.length >= manyTurns;
  });
}
