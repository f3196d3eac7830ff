import type {
  ActEnding,
  ActState,
  AgentAct,
  AgentSettings,
  KillSwitch,
  NewAgentAct,
} from '../domain/agent.ts';

export interface ActFilter {
  readonly agent?: string;
  readonly isOpen?: boolean;
  /** Open, or ended since then (UTC epoch milliseconds). */
  readonly since?: number;
  /** Only those before that one. */
  readonly beforeId?: number;
  readonly limit?: number;
}

/** How an act goes on. */
export interface ActChange {
  readonly state: ActState;
  readonly isOpen: boolean;
  readonly endsAs?: ActEnding;
  readonly measured?: number | null;
}

/** What operators set of agents, and what agents do. Names of agents and acts are the caller's. */
export interface AgentStore {
  /** Within a transaction: nobody changes settings, the kill switch, acts or the decision log until it ends. */
  lock(): Promise<void>;
  /** Null where nothing was ever set. */
  settings(agent: string): Promise<AgentSettings | null>;
  /** `changedAt` is the store's time. */
  set(agent: string, settings: Omit<AgentSettings, 'changedAt'>): Promise<void>;
  /** Null where it is not thrown; a switch that is gone counts as thrown. */
  killed(): Promise<KillSwitch | null>;
  /** Stops all agents. False where they were. */
  kill(by: string): Promise<boolean>;
  /** Ends the stop. False where there was none. */
  revive(): Promise<boolean>;
  /** As `intended`; a dry run as `acted`. Null where one of the same agent and target is open, of its kind (dry or not). */
  addAct(act: NewAgentAct): Promise<AgentAct | null>;
  /** Null where it stands otherwise than that, and stays. */
  changeAct(id: number, from: ActState, change: ActChange): Promise<AgentAct | null>;
  act(id: number): Promise<AgentAct | null>;
  /** The newest first. */
  acts(filter: ActFilter): Promise<AgentAct[]>;
}
