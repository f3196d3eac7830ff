import { canonicalJson, EchoError, type LoggedDecision, type Store } from '@echotune/data';
import type { Agent } from './agent.ts';
import type { Proposal, Situation } from './proposal.ts';

const entriesRead = 500;

/** A look of an agent that this release would take otherwise. */
export interface Replayed {
  readonly seq: number;
  readonly at: number;
  readonly agent: string;
  /** `same`, `differs`, or that its facts have another shape today, or that there is no such agent any more. */
  readonly outcome: 'same' | 'differs' | 'other-version' | 'no-agent';
  /** What was proposed then; its shape is that of the release that wrote it. */
  readonly before: unknown;
  /** What would be today; null where nothing can be said. */
  readonly today: readonly Proposal[] | null;
}

/** Has today's agents decide by the facts of a logged look. */
export function replayDecision(agents: readonly Agent[], decision: LoggedDecision): Replayed {
  const { seq, at, body } = decision;
  const name = decision.agent ?? '';
  const before = body.proposals ?? [];
  const agent = agents.find((one) => one.name === name);
  const about = { seq, at, agent: name, before, today: null };
  if (agent === undefined) return { ...about, outcome: 'no-agent' };
  if (agent.version !== body.version) return { ...about, outcome: 'other-version' };
  const situation: Situation = JSON.parse(canonicalJson({ at: body.at, acts: body.acts }));
  const today = agent.decide(canonicalJson(body.facts), situation);
  const isSame = canonicalJson(today) === canonicalJson(before);
  return { ...about, today, outcome: isSame ? 'same' : 'differs' };
}

/**
 * Replays what the log has of looks: one by its number, or all since then, of all agents or one.
 * Throws entry-unknown where the numbered entry is none of a look.
 */
export async function replayDecisions(
  { decisions }: Store,
  agents: readonly Agent[],
  of: { readonly seq?: number; readonly since?: number; readonly agent?: string },
): Promise<Replayed[]> {
  const { seq, since, agent } = of;
  if (seq !== undefined) {
    const [found] = await decisions.entries({ afterSeq: seq - 1, limit: 1 });
    if (found?.seq !== seq || found.kind !== 'decided') {
      throw new EchoError(
        'entry-unknown',
        `Entry ${seq} is none of what an agent saw and decided.`,
      );
    }
    return [replayDecision(agents, found)];
  }
  const replayed: Replayed[] = [];
  for (let afterSeq = 0; ; ) {
    const page = await decisions.entries({
      ...{ kind: 'decided', afterSeq, limit: entriesRead },
      ...{ ...(since !== undefined && { since }), ...(agent !== undefined && { agent }) },
    });
    replayed.push(...page.map((entry) => replayDecision(agents, entry)));
    const last = page.at(-1);
    if (last === undefined || page.length < entriesRead) return replayed;
    afterSeq = last.seq;
  }
}
