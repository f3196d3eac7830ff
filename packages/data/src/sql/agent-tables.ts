import type { Generated } from 'kysely';
import type { ActEnding, ActPrediction, ActState, AgentMode } from '../domain/agent.ts';

/** The tables of the autopilot. */
export interface AgentTables {
  agent_settings: {
    agent: string;
    mode: AgentMode;
    /** A JSON list. */
    permits: string | null;
    acts_per_day: number | null;
    changed_at: number;
  };
  /** One row. */
  agent_switch: { id: number; killed_at: number | null; killed_by: string | null };
  agent_act: {
    id: Generated<number>;
    agent: string;
    act: string;
    target: string;
    /** JSON objects, all three. */
    params: string;
    why: string;
    undo: string;
    metric: string;
    predicted: ActPrediction['is'];
    value: number;
    due_at: number;
    metric_before: number | null;
    measured: number | null;
    dry: number;
    state: ActState;
    ends_as: ActEnding | null;
    open: number;
    intended_at: number;
    ended_at: number | null;
  };
  decision_log: {
    seq: number;
    at: number;
    agent: string | null;
    kind: string;
    /** Canonical JSON. */
    body: string;
    previous: string;
    hash: string;
  };
  /** One row: where the log ends. */
  decision_head: { id: number; seq: number; hash: string };
}
