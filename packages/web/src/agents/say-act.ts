import type { Agent, AgentAct } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import type { Words } from '../words/words.ts';

type Advice = Agent['advice'][number];

/** What an act does, in the reader's language; as the agent says it in English where that has no words for it. */
export function sayAct({ agent, act, params, sentence }: AgentAct, words: Words): string {
  return pageMessages.agents.sentences[`${agent}.${act}`]?.(params, words) ?? sentence;
}

/** What an agent advises, the same way. */
export function sayAdvice(agent: string, advice: Advice, words: Words): string {
  const { sentences } = pageMessages.agents;
  return sentences[`${agent}.${advice.advice}`]?.(advice.params, words) ?? `${advice.sentence}.`;
}

/** How agents are called; the name they have in code where the language has none. */
export function nameOf(agent: string): string {
  return pageMessages.agents.names[agent] ?? agent;
}
