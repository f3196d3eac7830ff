/** What EchoTune automates, in the order in which ties are told. */
export const areas = [
  ...(['delivery', 'pipeline', 'integrations', 'caching', 'health', 'security'] as const),
  ...(['observability', 'documentation', 'front-end', 'reports', 'autopilot'] as const),
] as const;
export type Area = (typeof areas)[number];

/** Which facts tell of an area, by the beginning of their names. */
export const areaFacts: Readonly<Record<Area, readonly string[]>> = {
  delivery: ['delivery.', 'tests.', 'structure.', 'workflows.', 'dependencies.', 'repository.'],
  pipeline: ['model.'],
  integrations: ['contracts.', 'provider.', 'setup.'],
  caching: ['cache.'],
  health: ['health.', 'jobs.', 'budget.', 'imports.', 'data.'],
  security: ['security.', 'licences.'],
  observability: ['slo.'],
  documentation: ['docs.'],
  'front-end': ['vitals.'],
  reports: ['report.'],
  autopilot: ['agents.'],
};
