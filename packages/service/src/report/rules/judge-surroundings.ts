import type { FactSheet } from '../fact.ts';
import { between, type Draft, type Judged, sureOf } from '../finding.ts';
import { state } from '../sentences/statement.ts';
import { judgeWeaknesses } from './judge-weaknesses.ts';

const section = 'recommendations';

/** Who could get in, and under which licences what is used stands. */
export function judgeSecurity(sheet: FactSheet): Judged {
  const found = { area: 'security', section } as const;
  const findings: Draft[] = [];
  const [files, keys, unused, ending] = [
    ...['exposed-files', 'keys', 'unused-keys', 'ending-consents'],
  ].map((part) => sheet.number(`security.${part}`));
  if (files && files.value > 0) {
    findings.push({
      ...{ statement: state('files-exposed', { files }), ...found },
      ...{ impact: 4, confidence: 1, effort: 'command', command: 'agents-security' },
    });
  }
  if (keys && unused && unused.value > 0) {
    findings.push({
      ...{ statement: state('keys-unused', { unused, keys }), ...found },
      ...{ impact: 2, confidence: 0.8, effort: 'command', command: 'keys' },
    });
  }
  if (ending && ending.value > 0) {
    findings.push({
      ...{ statement: state('consents-end', { count: ending }), ...found },
      ...{ impact: 2, confidence: 1, effort: 'setting', command: 'spotify-status' },
    });
  }
  const isPlain = sheet.holds('security.plain-database', true);
  if (isPlain) {
    findings.push({
      ...{ statement: state('database-plain', { isPlain }), ...found },
      ...{ impact: 5, confidence: 1, effort: 'setting', command: null },
    });
  }
  const standing = files?.value === 0 && keys ? [state('security-sound', { files, keys })] : [];
  const weak = judgeWeaknesses(sheet);
  return {
    findings: [...findings, ...weak.findings, ...judgeLicences(sheet)],
    standing: [...standing, ...weak.standing],
  };
}

function judgeLicences(sheet: FactSheet): Draft[] {
  const packages = sheet.number('dependencies.packages');
  if (packages === null) return [];
  const found = { area: 'security', section, command: null } as const;
  const bound = [
    sheet.number('licences.copyleft'),
    sheet.known('licences.copyleft-names'),
  ] as const;
  const unknown = [
    sheet.number('licences.unknown'),
    sheet.known('licences.unknown-names'),
  ] as const;
  const findings: Draft[] = [];
  if (bound[0] && bound[1]) {
    findings.push({
      statement: state('licences-bind', { count: bound[0], packages, names: bound[1] }),
      ...{ ...found, impact: 1, confidence: 0.7, effort: 'hours' },
    });
  }
  if (unknown[0] && unknown[1]) {
    findings.push({
      statement: state('licences-unknown', { count: unknown[0], packages, names: unknown[1] }),
      ...{ ...found, impact: 1, confidence: 0.7, effort: 'hours' },
    });
  }
  return findings;
}

export function judgeDocumentation(sheet: FactSheet): Judged {
  const [documents, unlisted] = [sheet.number('docs.documents'), sheet.number('docs.unlisted')];
  if (!documents || !unlisted) return { findings: [], standing: [] };
  const first = sheet.known('docs.first-unlisted');
  const findings: Draft[] = [];
  if (first) {
    findings.push({
      ...{ statement: state('docs-unlisted', { count: unlisted, first }) },
      ...{ area: 'documentation', section, impact: 1, confidence: 1 },
      ...{ effort: 'setting', command: null },
    });
  }
  const isListed = unlisted.value === 0;
  return { findings, standing: isListed ? [state('docs-listed', { documents, unlisted })] : [] };
}

/** What this report itself does not know. */
export function judgeReports(sheet: FactSheet): Judged {
  const [unknown, all] = [sheet.number('report.unknown'), sheet.number('report.facts')];
  const kept = sheet.number('report.kept');
  const findings: Draft[] = [];
  if (unknown && all && unknown.value > all.value / 20) {
    findings.push({
      ...{ statement: state('much-unknown', { unknown, all }), area: 'reports', section },
      ...{ impact: between(1, 3, (unknown.value / all.value) * 4), confidence: 1 },
      ...{ effort: 'setting', command: null },
    });
  }
  return { findings, standing: kept === null ? [] : [state('reports-kept', { kept })] };
}

/** What is not connected, and whom it would serve by what was measured. */
export function judgeConnections(sheet: FactSheet): Judged {
  const [listeners, plays] = [sheet.number('data.listeners'), sheet.number('data.plays')];
  const requests = sheet.number('cache.all-requests');
  const processes = sheet.number('cache.processes');
  const [versions, failed] = [sheet.number('model.versions'), sheet.number('jobs.failed')];
  const off = (name: string) => sheet.holds(`setup.${name}`, false);
  const none = (name: string) => {
    const fact = sheet.number(`setup.${name}`);
    return fact?.value === 0 ? fact : null;
  };
  const [spotify, lastfm, mlflow, redis] = ['spotify', 'lastfm', 'mlflow', 'redis'].map(off);
  const accounts = none('listenbrainz-accounts');
  const [models, hooks] = [none('language-models'), none('webhooks')];
  const findings: Draft[] = [];
  const join = (
    statement: Draft['statement'],
    part: Pick<Draft, 'area' | 'impact' | 'confidence'> & Partial<Draft>,
  ) =>
    findings.push({
      statement,
      section: 'integrations',
      effort: 'setting',
      command: null,
      ...part,
    });
  const area = 'integrations';
  const some = listeners !== null && listeners.value > 0;
  if (spotify && listeners && some) {
    join(state('join-spotify', { isSetUp: spotify, listeners }), {
      area,
      impact: 2,
      confidence: 0.6,
    });
  }
  if (lastfm && listeners && some) {
    join(state('join-lastfm', { isSetUp: lastfm, listeners }), {
      area,
      impact: 2,
      confidence: 0.5,
    });
  }
  if (accounts && plays && plays.value > 0) {
    join(state('join-listenbrainz', { accounts, plays }), {
      ...{ area, impact: 2, confidence: 0.5, command: 'connect-list' },
    });
  }
  if (mlflow && versions && versions.value > 0) {
    join(state('join-mlflow', { isSetUp: mlflow, versions }), {
      ...{ area: 'pipeline', impact: 1, confidence: sureOf(versions.value * 10) },
    });
  }
  if (redis && processes && requests && requests.value > 0) {
    join(state('join-redis', { isSetUp: redis, processes, requests }), {
      ...{ area: 'caching', impact: processes.value > 1 ? 3 : 1 },
      confidence: sureOf(requests.value),
    });
  }
  if (models && listeners && some) {
    join(state('join-language', { models, listeners }), { area, impact: 2, confidence: 0.5 });
  }
  if (hooks && failed) {
    join(state('join-webhooks', { hooks, failed }), {
      ...{
        area,
        impact: between(1, 3, failed.value / 10),
        confidence: 0.5,
        command: 'webhooks-list',
      },
    });
  }
  return { findings, standing: [] };
}
