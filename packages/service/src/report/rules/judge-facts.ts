import { type Area, areas } from '../areas.ts';
import type { FactSheet } from '../fact.ts';
import type { Draft, Rule } from '../finding.ts';
import type { Statement } from '../sentences/statement.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { judgePipeline } from './judge-pipeline.ts';
import { judgeAutopilot, judgeHealth } from './judge-running.ts';
import {
  judgeCaching,
  judgeFrontEnd,
  judgeIntegrations,
  judgeObservability,
} from './judge-serving.ts';
import {
  judgeConnections,
  judgeDocumentation,
  judgeReports,
  judgeSecurity,
} from './judge-surroundings.ts';

const rules: Readonly<Record<Area, Rule>> = {
  ...{ delivery: judgeDelivery, pipeline: judgePipeline, integrations: judgeIntegrations },
  ...{ caching: judgeCaching, health: judgeHealth, security: judgeSecurity },
  ...{ observability: judgeObservability, documentation: judgeDocumentation },
  ...{ 'front-end': judgeFrontEnd, reports: judgeReports, autopilot: judgeAutopilot },
};

/** All that facts call for, and by area what they come to otherwise. */
export function judgeFacts(sheet: FactSheet): {
  readonly findings: readonly Draft[];
  readonly standing: ReadonlyMap<Area, readonly Statement[]>;
} {
  const judged = areas.map((area) => ({ area, ...rules[area](sheet) }));
  return {
    findings: [...judged.flatMap(({ findings }) => findings), ...judgeConnections(sheet).findings],
    standing: new Map(judged.map(({ area, standing }) => [area, standing])),
  };
}
