import type { FactSheet, KnownFact } from '../fact.ts';
import { between, type Draft, type Judged } from '../finding.ts';
import { type Statement, state } from '../sentences/statement.ts';

const section = 'recommendations';
const area = 'delivery';
/** Those furthest behind; how many more there are is told. */
const mostPackages = 5;

/** Whether tests run and pass, what they leave out, and how old what we build on is. */
export function judgeDelivery(sheet: FactSheet): Judged {
  const parts = [judgeTests(sheet), judgeWorkflows(sheet), judgeStructure(sheet), judgeAge(sheet)];
  return {
    findings: parts.flatMap(({ findings }) => findings),
    standing: parts.flatMap(({ standing }) => standing),
  };
}

function judgeTests(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  const standing: Statement[] = [];
  const [tests, failed, flaky, age] = ['tests', 'failed', 'flaky', 'age'].map((part) =>
    sheet.number(`delivery.${part}`),
  );
  const first = sheet.known('delivery.first-failed');
  if (tests && failed && first) {
    findings.push({
      ...{ statement: state('tests-fail', { failed, tests, first }), area, section },
      ...{ impact: 5, confidence: 1, effort: 'hours', command: 'npm-test' },
    });
  } else if (tests && failed) standing.push(state('tests-pass', { tests, failed }));
  const turning = sheet.known('delivery.first-flaky');
  if (flaky && turning) {
    findings.push({
      ...{ statement: state('tests-flaky', { flaky, first: turning }), area, section },
      ...{ impact: 3, confidence: 0.8, effort: 'hours', command: 'npm-test' },
    });
  }
  const wanted = sheet.number('rule.test-report-age');
  if (age && wanted && age.value > wanted.value) {
    findings.push({
      ...{ statement: state('test-report-old', { age, wanted }), area, section },
      ...{ impact: 3, confidence: 1, effort: 'setting', command: null },
    });
  }
  const unset = sheet.holds('setup.test-report', false);
  if (unset) {
    findings.push({
      ...{ statement: state('no-test-report', { isSetUp: unset }), area, section: 'integrations' },
      ...{ impact: 2, confidence: 1, effort: 'setting', command: null },
    });
  }
  return { findings, standing };
}

function judgeWorkflows(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  const workflows = sheet.number('workflows.workflows');
  if (workflows?.value === 0) {
    findings.push({
      ...{ statement: state('no-workflows', { workflows }), area, section },
      ...{ impact: 4, confidence: 1, effort: 'hours', command: 'npm-check' },
    });
  }
  const unpinned = sheet.number('workflows.unpinned-actions');
  if (unpinned && unpinned.value > 0) {
    findings.push({
      ...{ statement: state('actions-unpinned', { unpinned }), area: 'security', section },
      ...{ impact: 3, confidence: 1, effort: 'hours', command: null },
    });
  }
  const isThere = sheet.holds('workflows.dependabot', false);
  const direct = sheet.number('dependencies.direct');
  if (isThere && direct) {
    findings.push({
      ...{ statement: state('no-dependabot', { direct, isThere }), area, section },
      ...{ impact: 2, confidence: 1, effort: 'setting', command: null },
    });
  }
  const standing = workflows && workflows.value > 0 ? [state('workflows', { workflows })] : [];
  return { findings, standing };
}

function judgeStructure(sheet: FactSheet): Judged {
  const findings: Draft[] = sheet.numbers('tests.untested').map((files) => ({
    ...{ statement: state('folder-untested', { files }), area, section },
    // Tests of whole processes may come to it: the imports do not say.
    ...{ impact: between(2, 4, files.value / 20), confidence: 0.6 },
    ...{ effort: 'hours', command: null },
  }));
  const [files, packages, cycles, long, most] = [
    ...['files', 'packages', 'cycles', 'long-files', 'most-lines'],
  ].map((part) => sheet.number(`structure.${part}`));
  if (!files || !packages || !cycles || !long || !most) return { findings, standing: [] };
  if (cycles.value > 0) {
    findings.push({
      ...{ statement: state('imports-circle', { cycles }), area, section },
      ...{ impact: 3, confidence: 1, effort: 'hours', command: 'npm-architecture' },
    });
  }
  if (long.value > 0) {
    findings.push({
      ...{ statement: state('files-long', { long, most }), area, section },
      ...{ impact: 1, confidence: 1, effort: 'hours', command: 'npm-architecture' },
    });
  }
  return {
    findings,
    standing: [state('structure-sound', { files, packages, cycles, long, most })],
  };
}

/** What is a major version behind, or long. */
function judgeAge(sheet: FactSheet): Judged {
  const wanted = sheet.number('rule.dependency-behind');
  const findings = sheet
    .knowns('dependencies.newest')
    .flatMap((newest) => judgePackage(sheet, newest, wanted?.value ?? 0))
    .toSorted((a, b) => b.impact - a.impact)
    .slice(0, mostPackages);
  const [direct, outdated] = ['direct', 'outdated'].map((part) =>
    sheet.number(`dependencies.${part}`),
  );
  const standing = direct && outdated ? [state('dependencies-fresh', { direct, outdated })] : [];
  return { findings, standing };
}

function judgePackage(sheet: FactSheet, newest: KnownFact, wantedDays: number): Draft[] {
  const { of } = newest;
  const current = sheet.known('dependencies.current', of);
  const behind = sheet.number('dependencies.behind', of);
  const isMajor = sheet.holds('dependencies.is-major', true, of) !== null;
  if (!current || (!isMajor && (behind?.value ?? 0) < wantedDays)) return [];
  const statement =
    behind === null
      ? state('dependency-major', { current, newest })
      : state('dependency-outdated', { current, newest, behind });
  // What only those need who develop EchoTune reaches no listener.
  const isDevelopment = sheet.holds('dependencies.is-development', true, of) !== null;
  const most = isDevelopment ? 1.5 : 3;
  const late = between(1, most, (behind?.value ?? wantedDays) / 365);
  const impact = late + (isMajor && !isDevelopment ? 1 : 0);
  return [
    {
      ...{ statement, area, section, impact, confidence: 1 },
      ...{ effort: isMajor ? 'hours' : 'setting', command: 'npm-outdated' },
    },
  ];
}
