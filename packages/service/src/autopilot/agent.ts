import { type ActPrediction, type AgentParams, canonicalJson } from '@echotune/data';
import type { Proposal, Situation } from './proposal.ts';

/** What was intended, and what taking it back needs. */
export interface PlannedAct {
  readonly params: AgentParams;
  readonly undo: AgentParams;
  /** UTC epoch milliseconds. */
  readonly intendedAt: number;
}

/** One thing that an agent can do. All of it may be done twice: after a crash it is. */
export interface ActKind {
  /** Its code. */
  readonly act: string;
  /** Whether it stays in force until it is taken back; of what does not last nothing is left once it is verified. */
  readonly lasts: boolean;
  /** Between two acts on one target; doubled with each that came to nothing. */
  readonly coolDownMs: number;
  /** Whether the agent may do it where nobody has said which acts it may. */
  readonly isPermitted: boolean;
  /** What taking it back will need, looked up before anything is done. Changes nothing. */
  prepare(params: AgentParams): Promise<AgentParams>;
  perform(act: PlannedAct): Promise<void>;
  /** Whether it was done, and nobody has undone it since. */
  stands(act: PlannedAct): Promise<boolean>;
  /** Takes back what still stands of it; what somebody has changed since stays as they made it. */
  revert(act: PlannedAct): Promise<void>;
}

/**
 * What an agent is. It looks at how things are, not at events: `observe` reads, `decide` is a pure function of
 * that, and only acts change anything.
 */
export interface AgentDefinition<Facts extends object> {
  readonly name: string;
  /** Of the facts' shape: raised where facts of earlier releases cannot be decided by any more. */
  readonly version: number;
  /** How often it looks; null where something else makes it. */
  readonly everyMs: number | null;
  /** Where nobody has said how many it may. */
  readonly actsPerDay: number;
  readonly acts: readonly ActKind[];
  /** English sentences by the code of an act or an advice: what it does, as in "Calls under limit 3 are throttled". */
  readonly sentences: Readonly<Record<string, (params: AgentParams) => string>>;
  /** JSON, without anything of any listener: it is kept for good. */
  observe(): Promise<Facts>;
  decide(facts: Facts, situation: Situation): readonly Proposal[];
  /** A metric that an act predicts, now; null where it cannot be told yet. */
  measure(prediction: ActPrediction, act: PlannedAct): Promise<number | null>;
}

/** An agent to the runner: facts are their text, so that what is decided by is what the log keeps. */
export interface Agent extends Omit<AgentDefinition<never>, 'observe' | 'decide'> {
  /** Canonical JSON. */
  observe(): Promise<string>;
  decide(facts: string, situation: Situation): readonly Proposal[];
  /** Null where it has none of that code. */
  kindOf(act: string): ActKind | null;
  /** In English; the code where there is no sentence. */
  sentenceOf(code: string, params: AgentParams): string;
}

export function makeAgent<Facts extends object>(definition: AgentDefinition<Facts>): Agent {
  const { acts, sentences } = definition;
  return {
    ...definition,
    measure: (prediction, act) => definition.measure(prediction, act),
    // As it will be read: NaN, for one, is null there.
    observe: async () => canonicalJson(JSON.parse(JSON.stringify(await definition.observe()))),
    decide: (facts, situation) => definition.decide(JSON.parse(facts), situation),
    kindOf: (act) => acts.find((kind) => kind.act === act) ?? null,
    sentenceOf: (code, params) => sentences[code]?.(params) ?? code,
  };
}

/** The first of them that has such an act in force or about to be, where there is one. */
export function openAct({ acts }: Situation, target: string) {
  return acts.find((act) => act.isOpen && act.target === target) ?? null;
}
