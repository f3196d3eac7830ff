import { type Area, areaFacts } from './areas.ts';
import { compareReports } from './compare-reports.ts';
import { type Fact, FactSheet, FactWriter, idOf } from './fact.ts';
import { commands, type Draft } from './finding.ts';
import { keyOf, rankAreas, rankFindings, scoreOf } from './rank-findings.ts';
import { type Report, type ReportSentence, reportSchema } from './report-document.ts';
import { judgeFacts } from './rules/judge-facts.ts';
import { thresholds } from './rules/thresholds.ts';
import type { SentenceCode } from './sentences/english.ts';
import { adviceOn, type Statement, state, writeStatement } from './sentences/statement.ts';

export interface ComposeOptions {
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly codeVersion: string;
  /** The report before, if there is one. */
  readonly last: Report | null;
  /** How many reports there are already. */
  readonly kept: number;
}

/** What is told of what is well in the summary, first what matters most. */
const goodNews: readonly SentenceCode[] = [
  ...(['model-proved', 'cache-good', 'tests-pass', 'rows-accounted', 'slo-kept'] as const),
  ...(['jobs-done', 'structure-sound', 'parts-well'] as const),
];
const [mostTop, mostGood, mostSteps] = [3, 3, 8];

/** The report that facts come to. Pure: the same facts make the same report. */
export function composeReport(gathered: readonly Fact[], options: ComposeOptions): Report {
  const { at, codeVersion, last, kept } = options;
  const isUnknown = ({ value }: Fact) => value === null;
  const count = new FactWriter('this report', at)
    .add('report.facts', 'count', gathered.length)
    .add('report.known', 'count', gathered.filter((fact) => !isUnknown(fact)).length)
    .add('report.unknown', 'count', gathered.filter(isUnknown).length)
    .add('report.kept', 'count', kept);
  const measured = [...gathered, ...thresholds(at), ...count.facts];
  const { findings, standing } = judgeFacts(new FactSheet(measured));
  const ranked = rankFindings(findings);
  count
    .add('report.findings', 'count', ranked.length)
    .add('report.areas', 'count', new Set(ranked.map(({ area }) => area)).size);
  const facts = [...gathered, ...thresholds(at), ...count.facts];
  const byId = new Map(facts.map((fact) => [idOf(fact), fact]));
  const said = (statement: Statement): ReportSentence => ({
    ...{ code: statement.code, slots: statement.slots, isReworded: false },
    text: writeStatement(statement, byId, 'en'),
  });
  const listed = ranked.map((draft) => listFinding(draft, said(draft.statement)));
  const summary = summarise(new FactSheet(facts), ranked, standing);
  return {
    ...{ schema: reportSchema, at, codeVersion, facts },
    summary: summary.map(said),
    areas: rankAreas(ranked).map(({ area, score }) => ({
      ...{ area, score, ...countFacts(area, gathered) },
      standing: (standing.get(area) ?? []).map(said),
      findings: listed.flatMap((one) => (one.area === area ? one.key : [])),
    })),
    findings: listed,
    nextSteps: stepsOf(listed),
    changes: last && compareReports(last, { findings: listed, facts }),
    ...{ help: null, research: [] },
  };
}

function listFinding(draft: Draft, sentence: ReportSentence): Report['findings'][number] {
  const { area, section, impact, confidence, effort, command, statement } = draft;
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    ...{ key: keyOf(draft), area, section, impact: round(impact), confidence: round(confidence) },
    ...{ effort, score: scoreOf(draft), sentence, advice: adviceOn(statement.code, 'en') },
    command: command && commands[command],
  };
}

/** What is there, what was found, what matters most, what is well, and what is not known. */
function summarise(
  sheet: FactSheet,
  ranked: readonly Draft[],
  standing: ReadonlyMap<Area, readonly Statement[]>,
): Statement[] {
  const [plays, listeners] = [sheet.number('data.plays'), sheet.number('data.listeners')];
  const [model, versions] = [sheet.known('model.version'), sheet.number('model.versions')];
  const [findings, areas] = [sheet.number('report.findings'), sheet.number('report.areas')];
  const [known, unknown] = [sheet.number('report.known'), sheet.number('report.unknown')];
  const all = [...standing.values()].flat();
  const good = goodNews.flatMap((code) => all.find((one) => one.code === code) ?? []);
  const statements: (Statement | null)[] = [
    plays && listeners && model && state('overview', { plays, listeners, model }),
    plays && listeners && !model && versions
      ? state('overview-without-model', { plays, listeners, versions })
      : null,
    findings && areas && known && findings.value > 0
      ? state('found', { findings, areas, known })
      : null,
    findings && known && findings.value === 0 ? state('found-nothing', { known, findings }) : null,
    ...ranked.slice(0, mostTop).map(({ statement }) => statement),
    ...good.slice(0, mostGood),
    unknown && unknown.value > 0 ? state('not-known', { unknown }) : null,
  ];
  return statements.filter((one) => one !== null);
}

function countFacts(area: Area, facts: readonly Fact[]) {
  const own = facts.filter(({ name }) => areaFacts[area].some((part) => name.startsWith(part)));
  const known = own.filter(({ value }) => value !== null).length;
  return { known, unknown: own.length - known };
}

/** Each command once, at the place of its weightiest finding. */
function stepsOf(findings: Report['findings']): Report['nextSteps'] {
  const steps = new Map<string, string[]>();
  for (const { command, key } of findings) {
    if (command === null) continue;
    const keys = steps.get(command) ?? [];
    steps.set(command, keys);
    keys.push(key);
  }
  return [...steps].slice(0, mostSteps).map(([command, keys]) => ({ command, keys }));
}
