import type { Area } from './areas.ts';
import type { FactSheet } from './fact.ts';
import type { FindingCode } from './sentences/advice-english.ts';
import type { Statement } from './sentences/statement.ts';

/** Commands that a person can run; a test holds each against what there is. */
export const commands = {
  ...{ 'agents-list': 'echotune agents list', 'agents-log': 'echotune agents log' },
  ...{ 'agents-revive': 'echotune agents revive', 'agents-cache': 'echotune agents on cache' },
  ...{
    'agents-budget': 'echotune agents on budget',
    'agents-security': 'echotune agents on security',
  },
  ...{ 'budget-list': 'echotune budget list', 'budget-alerts': 'echotune budget alerts' },
  ...{ 'budget-set': 'echotune budget set 5', 'cache-show': 'echotune cache show' },
  ...{ 'connect-list': 'echotune connect list', doctor: 'echotune doctor' },
  ...{ 'doctor-security': 'echotune doctor --security' },
  ...{ imports: 'echotune imports list', 'jobs-failed': 'echotune jobs list --state failed' },
  ...{ keys: 'echotune keys list', 'models-list': 'echotune models list' },
  ...{ 'models-rollback': 'echotune models rollback', 'models-train': 'echotune models train' },
  ...{ 'models-tend': 'echotune models tend', 'providers-list': 'echotune providers list' },
  ...{ 'spotify-status': 'echotune spotify status', 'webhooks-list': 'echotune webhooks list' },
  ...{ 'npm-check': 'npm run check', 'npm-test': 'npm test', 'npm-outdated': 'npm outdated' },
  ...{ 'npm-architecture': 'npm test -- --project unit tests/architecture' },
} as const;
export type CommandName = keyof typeof commands;

/** What seeing to a finding takes, and by how much that lowers it. */
export const efforts = { command: 1, setting: 1.5, hours: 2, days: 3 } as const;
export type Effort = keyof typeof efforts;

/** `recommendations` mend what is there, `integrations` connect what is not. */
export type Section = 'recommendations' | 'integrations';

/** Something that facts call for. */
export interface Draft {
  readonly statement: Statement<FindingCode>;
  readonly area: Area;
  readonly section: Section;
  /** 1 … 5: how much listeners, money or trust lose by it. */
  readonly impact: number;
  /** 0 … 1: how sure the facts make it. */
  readonly confidence: number;
  readonly effort: Effort;
  readonly command: CommandName | null;
}

/** What facts of an area come to. */
export interface Judged {
  readonly findings: readonly Draft[];
  /** What is as it should be, or simply is. */
  readonly standing: readonly Statement[];
}

export type Rule = (sheet: FactSheet) => Judged;

/** Of a share of so many: half sure at fifty, nearly at a thousand. */
export function sureOf(count: number): number {
  return count / (count + 50);
}

/** Between the two, by how far a value is on its way from one to the other. */
export function between(least: number, most: number, way: number): number {
  return least + (most - least) * Math.min(1, Math.max(0, way));
}
