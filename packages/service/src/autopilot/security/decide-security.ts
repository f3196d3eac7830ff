import { openAct } from '../agent.ts';
import type { ActProposal, Advice, Proposal, Situation } from '../proposal.ts';
import { findWeaknesses, type WeaknessCode } from './find-weaknesses.ts';
import type { SecurityFacts } from './observe-security.ts';

const dayMs = 86_400_000;

/** What it does itself, and what is as the operator wants it. */
const unsaid: ReadonlySet<WeaknessCode> = new Set(['files-exposed', 'versions-not-asked']);

/** Files that others can read are made their owner's alone; all else that is weak is said. */
export function decideSecurity(facts: SecurityFacts, situation: Situation): readonly Proposal[] {
  const tightened = facts.exposed
    .filter(({ file }) => openAct(situation, file) === null)
    .map(
      ({ file, mode, wanted }): ActProposal => ({
        ...{ does: 'act', act: 'tighten', target: file, params: { file, wanted } },
        why: { mode: mode.toString(8) },
        predicts: { metric: 'exposed-bits', is: 'at-most', value: 0, afterMs: dayMs },
      }),
    );
  const advice = findWeaknesses(facts, situation.at)
    .filter(({ code }) => !unsaid.has(code))
    .map(({ code, params }): Advice => {
      const of = [params.package, params.version, params.advisory];
      const target = code === 'known-bad-version' ? of.join(' ') : code;
      return { does: 'advise', advice: code, target, params };
    });
  return [...tightened, ...advice];
}
