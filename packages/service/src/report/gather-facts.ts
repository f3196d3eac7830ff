import type { AgentDeps } from '../autopilot/all-agents.ts';
import { type Fact, FactWriter } from './fact.ts';
import type { ReportHelpers } from './help/reword-report.ts';
import { observeRepository, type RepositorySource } from './repository/observe-repository.ts';
import { observeAgents, observeTests } from './running/observe-agents.ts';
import { observeBudget } from './running/observe-budget.ts';
import { observeCache } from './running/observe-cache.ts';
import { observeContracts } from './running/observe-contracts.ts';
import { observeModels } from './running/observe-models.ts';
import { type ExaminedPart, observeParts } from './running/observe-parts.ts';
import { observeSettings } from './running/observe-security-settings.ts';
import { type AskPrometheus, observeServing, type VitalFigure } from './running/observe-serving.ts';
import { observeSetUp, type SetUp } from './running/observe-set-up.ts';
import { observeWork } from './running/observe-work.ts';

/** What a report looks at beside what agents do. */
export interface ReportSurroundings {
  readonly repository: RepositorySource;
  readonly setUp: SetUp;
  /** What `echotune doctor` looks at. */
  readonly examine: () => Promise<readonly ExaminedPart[]>;
  /** Null where no Prometheus is set up. */
  readonly askPrometheus: AskPrometheus | null;
  /** Null where no language model is set up. */
  readonly helpers: ReportHelpers | null;
}

export interface GatherDeps extends AgentDeps {
  readonly reporting: ReportSurroundings;
}

export interface GatherOptions {
  /** Whether nobody outside is asked about dependencies. */
  readonly isOffline: boolean;
  /** What the process that was asked for the report knows of its pages. */
  readonly vitals: readonly VitalFigure[];
}

/** All that is measured, in one order. What cannot be read is said to be unknown; the rest is read. */
export async function gatherFacts(
  deps: GatherDeps,
  { isOffline, vitals }: GatherOptions,
): Promise<readonly Fact[]> {
  const { store, clock, surroundings, reporting } = deps;
  const { repository, setUp, examine, askPrometheus } = reporting;
  const now = clock();
  const cache = { store, clock, redis: surroundings.redis };
  const source = isOffline ? { ...repository, askRegistry: null } : repository;
  const parts: readonly (readonly [string, () => Promise<readonly Fact[]>])[] = [
    ['data', () => observeWork(deps)],
    ['model', () => observeModels(store, now)],
    ['cache', () => observeCache(cache)],
    ['budget', () => observeBudget(deps)],
    ['contracts', () => observeContracts(deps, setUp.providers)],
    ['agents', () => observeAgents(deps)],
    ['delivery', () => observeTests(deps)],
    ['security', () => observeSettings(deps)],
    ['setup', () => observeSetUp(store, setUp, now)],
    ['health', async () => observeParts(await examine(), now)],
    ['slo', () => observeServing(askPrometheus, vitals, now)],
    ['repository', () => observeRepository(source, now, surroundings.security.nodeVersion)],
  ];
  const facts: Fact[] = [];
  for (const [name, observe] of parts) {
    try {
      facts.push(...(await observe()));
    } catch (cause) {
      deps.telemetry.log('warn', 'report-part-unreadable', { part: name, cause });
      facts.push(
        ...new FactWriter(name, now).unknown(`${name}.read`, 'yes-no', 'unreadable').facts,
      );
    }
  }
  return facts;
}
