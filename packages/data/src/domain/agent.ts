/** `off`: it does not even look. `dry-run`: it says what it would do. `on`: it acts. */
export const agentModes = ['off', 'dry-run', 'on'] as const;
export type AgentMode = (typeof agentModes)[number];

/** What an operator has set of an agent; null where the agent's own default holds. */
export interface AgentSettings {
  readonly mode: AgentMode;
  /** Acts that it may do. */
  readonly permits: readonly string[] | null;
  readonly actsPerDay: number | null;
  /** UTC epoch milliseconds. What it did before no longer counts against it. */
  readonly changedAt: number;
}

/** Stops every agent. */
export interface KillSwitch {
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** `account:ID` or `command line`. */
  readonly by: string;
}

/** Few flat values, so that sentences can be written with them; nothing of any listener. */
export type AgentParams = Readonly<Record<string, string | number | boolean | null>>;

/** What shall be so once an act has settled. */
export interface ActPrediction {
  readonly metric: string;
  readonly is: 'at-most' | 'at-least';
  readonly value: number;
  /** When it is looked at, UTC epoch milliseconds. */
  readonly dueAt: number;
}

/**
 * `intended`: about to be done. `acted`: done, and not looked at yet. `verified`: what was predicted came
 * true. `ending`: about to be taken back. Ended are: `reverted`, it did not come true; `lifted`, it is needed no
 * longer; `undone`, an operator took it back; `overruled`, somebody else did; `failed`, it was not done;
 * `missed`, of a dry run, it did not come true without it; and `verified` where nothing of it lasts.
 */
export const actStates = [
  ...(['intended', 'acted', 'verified', 'ending'] as const),
  ...(['reverted', 'lifted', 'undone', 'overruled', 'failed', 'missed'] as const),
] as const;
export type ActState = (typeof actStates)[number];
/** Why an act is taken back. */
export type ActEnding = 'reverted' | 'lifted' | 'undone';

/** What an agent is about to do. */
export interface NewAgentAct {
  readonly agent: string;
  readonly act: string;
  /** What it is about, e.g. `limit:3`: of each there is one act at a time. */
  readonly target: string;
  readonly params: AgentParams;
  readonly why: AgentParams;
  readonly prediction: ActPrediction;
  /** The predicted metric before it; null where it could not be told. */
  readonly before: number | null;
  /** What taking it back needs. */
  readonly undo: AgentParams;
  /** Nothing is done: it is only looked at what comes of it. */
  readonly dryRun: boolean;
}

export interface AgentAct extends NewAgentAct {
  readonly id: number;
  readonly state: ActState;
  /** Why it is being taken back, of `ending`. */
  readonly endsAs: ActEnding | null;
  /** Whether it is still to be looked at, or lasts. */
  readonly isOpen: boolean;
  /** UTC epoch milliseconds, both. */
  readonly intendedAt: number;
  readonly endedAt: number | null;
  /** The predicted metric when it was looked at. */
  readonly measured: number | null;
}
