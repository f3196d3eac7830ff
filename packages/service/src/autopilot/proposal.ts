import type { ActPrediction, ActState, AgentParams } from '@echotune/data';

/** What an act shall lead to, and by when that can be told: its settling time. */
export interface Prediction extends Omit<ActPrediction, 'dueAt'> {
  readonly afterMs: number;
}

/** Something to be done. */
export interface ActProposal {
  readonly does: 'act';
  /** The code of one of the agent's acts. */
  readonly act: string;
  /** What it is about, e.g. `limit:3`: of each there is one act at a time. */
  readonly target: string;
  /** What the act needs, and what its sentence says. */
  readonly params: AgentParams;
  /** The facts that it follows from. */
  readonly why: AgentParams;
  readonly predicts: Prediction;
}

/** An act of the agent that is needed no longer, to be taken back. */
export interface LiftProposal {
  readonly does: 'lift';
  /** The act's number. */
  readonly act: number;
  readonly why: AgentParams;
}

/** Something that only people can do. */
export interface Advice {
  readonly does: 'advise';
  /** Its code. */
  readonly advice: string;
  readonly target: string;
  readonly params: AgentParams;
}

export type Proposal = ActProposal | LiftProposal | Advice;

/** An earlier act, as far as decisions need it. */
export interface SeenAct {
  readonly id: number;
  readonly act: string;
  readonly target: string;
  readonly params: AgentParams;
  readonly state: ActState;
  readonly isOpen: boolean;
  readonly intendedAt: number;
  readonly endedAt: number | null;
}

/** What an agent decides by beside its facts. */
export interface Situation {
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** Its own acts of the last two weeks that were no dry run, the newest first, and all that are open. */
  readonly acts: readonly SeenAct[];
}
