import type { FactSheet, KnownFact } from '../fact.ts';
import { between, type Draft, type Judged, sureOf } from '../finding.ts';
import { type Statement, state } from '../sentences/statement.ts';

const section = 'recommendations';
const area = 'pipeline';

/** Whether what answers is proved, fresh, and as listeners are now. */
export function judgePipeline(sheet: FactSheet): Judged {
  const model = sheet.known('model.version');
  if (model === null) return { findings: judgeWithout(sheet), standing: [] };
  const proofs = sheet.numbers('model.gain').map((gain) => judgeProof(sheet, model, gain));
  const rolledBack = sheet.number('model.rolled-back');
  const findings = [
    ...[...judgeAge(sheet, model), ...judgeDrift(sheet, model)],
    ...proofs.flatMap((judged) => judged.findings),
  ];
  if (rolledBack && rolledBack.value > 0) {
    findings.push({
      ...{ statement: state('model-rolled-back', { count: rolledBack }), area, section },
      ...{ impact: 2, confidence: 1, effort: 'hours', command: 'models-list' },
    });
  }
  const [shown, acceptance] = ['shown', 'acceptance'].map((part) => sheet.number(`model.${part}`));
  const taken: Statement[] =
    shown && acceptance ? [state('model-taken', { shown, model, acceptance })] : [];
  return { findings, standing: [...proofs.flatMap(({ standing }) => standing), ...taken] };
}

function judgeWithout(sheet: FactSheet): Draft[] {
  const [plays, versions] = [sheet.number('data.plays'), sheet.number('model.versions')];
  if (!plays || !versions || plays.value === 0) return [];
  return [
    {
      ...{ statement: state('no-model', { plays, versions }), area, section },
      ...{ impact: 4, confidence: 1, effort: 'command', command: 'models-train' },
    },
  ];
}

/** Old, with something new to learn. */
function judgeAge(sheet: FactSheet, model: KnownFact): Draft[] {
  const [age, fresh] = [sheet.number('model.age'), sheet.number('model.new-plays')];
  const learned = sheet.number('model.learned-plays');
  const wanted = sheet.number('rule.model-age');
  if (!age || !fresh || !learned || !wanted) return [];
  if (age.value <= wanted.value || fresh.value === 0) return [];
  const share = fresh.value / Math.max(1, learned.value);
  return [
    {
      ...{ statement: state('model-stale', { model, age, fresh, learned }), area, section },
      ...{ impact: between(3, 5, Math.max(share * 5, age.value / 60)), confidence: 0.9 },
      ...{ effort: 'command', command: 'models-train' },
    },
  ];
}

function judgeDrift(sheet: FactSheet, model: KnownFact): Draft[] {
  const drifted = sheet.holds('model.drifted', true);
  if (drifted === null) return [];
  return [
    {
      ...{ statement: state('model-drifted', { drifted, model }), area, section },
      ...{ impact: 4, confidence: 0.9, effort: 'command', command: 'models-train' },
    },
  ];
}

/** By the interval of the gain: above nothing, below it, or across. */
function judgeProof(sheet: FactSheet, model: KnownFact, gain: KnownFact<number>): Judged {
  const { of } = gain;
  const [low, high] = [sheet.number('model.gain-low', of), sheet.number('model.gain-high', of)];
  if (!low || !high) return { findings: [], standing: [] };
  const slots = { model, gain, low, high };
  if (low.value > 0) return { findings: [], standing: [state('model-proved', slots)] };
  const confidence = sureOf(sheet.number('model.gain-listeners', of)?.value ?? 0);
  const isLost = high.value < 0;
  return {
    findings: [
      {
        statement: isLost ? state('model-lost', slots) : state('model-unproven', slots),
        ...{ area, section, impact: isLost ? 4 : 1, confidence },
        ...{ effort: isLost ? 'command' : 'days' },
        command: isLost ? 'models-rollback' : 'models-list',
      },
    ],
    standing: [],
  };
}
