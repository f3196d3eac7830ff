import type { AgentParams } from '@echotune/data';
import { openAct } from '../agent.ts';
import type { ActProposal, Advice, Proposal, Situation } from '../proposal.ts';
import type { SecurityFacts } from './observe-security.ts';

const dayMs = 86_400_000;

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
  return [...tightened, ...advice(facts)];
}

function advice(facts: SecurityFacts): Advice[] {
  const { isLoopback, isHttps, isClaimed, isPlainDatabase, takesPrivateWebhooks } = facts;
  const { unusedKeys, endingConsents } = facts;
  const told: readonly (readonly [boolean, string, AgentParams])[] = [
    [!isLoopback && isHttps !== true, 'no-https', {}],
    [isHttps === true && !isClaimed, 'not-claimed', {}],
    [isPlainDatabase, 'plain-database', {}],
    [takesPrivateWebhooks && !isLoopback, 'private-webhooks', {}],
    [unusedKeys > 0, 'unused-keys', { count: unusedKeys }],
    [endingConsents > 0, 'ending-consents', { count: endingConsents }],
  ];
  return told.flatMap(([isSo, code, params]) =>
    isSo ? [{ does: 'advise', advice: code, target: code, params }] : [],
  );
}
