import type { AgentAct, AgentMode } from '@echotune/data';
import type { ActKind } from './agent.ts';
import type { AgentStanding } from './agent-standing.ts';

const dayMs = 86_400_000;
/** How long it is remembered that an act on a target came to nothing. */
export const turnWindowMs = 7 * dayMs;
/** So often may an act on one target end otherwise than by lasting; the next would be to and fro. */
const mostTurns = 2;

/** Why something is not done. */
export const refusals = [
  ...(['killed', 'off', 'not-permitted', 'in-force', 'oscillates', 'cooling'] as const),
  'too-many',
] as const;
export type Refusal = (typeof refusals)[number];

export type Gate =
  | { readonly passes: true; readonly dryRun: boolean }
  | {
      readonly passes: false;
      readonly because: Refusal;
      /** When it could be done, UTC epoch milliseconds; null where that does not follow from the time. */
      readonly until: number | null;
    };

export interface GateQuestion {
  readonly kind: Pick<ActKind, 'act' | 'coolDownMs'>;
  readonly target: string;
  /** The most that may be done, whatever the agent's mode. */
  readonly most: AgentMode;
  readonly standing: AgentStanding;
  readonly isKilled: boolean;
  /** Of the agent: open, or ended within `turnWindowMs`. Dry runs only count for dry runs. */
  readonly acts: readonly AgentAct[];
  /** UTC epoch milliseconds. */
  readonly now: number;
}

/**
 * Whether an act may be done, now; a pure function. The kill switch comes first. To and fro is told by the ends of
 * acts: one that was reverted, lifted, undone, overruled or failed came to nothing. Each doubles the time that its
 * target is left alone, and after `mostTurns` within a week it is left alone until the week is over or an operator
 * sets the agent anew.
 */
export function passGate({
  kind,
  target,
  most,
  standing,
  isKilled,
  acts,
  now,
}: GateQuestion): Gate {
  const refuse = (because: Refusal, until: number | null = null): Gate => ({
    ...{ passes: false, because, until },
  });
  if (isKilled) return refuse('killed');
  if (standing.mode === 'off' || most === 'off') return refuse('off');
  if (!standing.permits.includes(kind.act)) return refuse('not-permitted');
  const dryRun = standing.mode === 'dry-run' || most === 'dry-run';
  const comparable = acts.filter((act) => act.dryRun === dryRun);
  const ofTarget = comparable.filter((act) => act.target === target);
  if (ofTarget.some(({ isOpen }) => isOpen)) return refuse('in-force');
  const turns = ofTarget
    .filter(
      (act) => isTurn(act) && lastedUntil(act) > Math.max(standing.changedAt, now - turnWindowMs),
    )
    .map(lastedUntil)
    .sort((a, b) => b - a);
  const full = turns[mostTurns - 1];
  if (full !== undefined) return refuse('oscillates', full + turnWindowMs);
  const ends = ofTarget
    .filter(({ intendedAt }) => intendedAt >= standing.changedAt)
    .map(lastedUntil);
  const coolUntil = Math.max(...ends) + kind.coolDownMs * 2 ** turns.length;
  if (coolUntil > now) return refuse('cooling', coolUntil);
  const today = comparable
    .map(({ intendedAt }) => intendedAt)
    .filter((at) => at > now - dayMs)
    .sort((a, b) => b - a);
  const oldest = today[standing.actsPerDay - 1];
  if (standing.actsPerDay === 0) return refuse('too-many');
  if (oldest !== undefined) return refuse('too-many', oldest + dayMs);
  return { passes: true, dryRun };
}

function isTurn({ state }: AgentAct): boolean {
  return ['reverted', 'lifted', 'undone', 'overruled', 'failed', 'missed'].includes(state);
}

function lastedUntil({ endedAt, intendedAt }: AgentAct): number {
  return endedAt ?? intendedAt;
}
