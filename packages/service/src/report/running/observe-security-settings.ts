import type { AgentDeps } from '../../autopilot/all-agents.ts';
import { findWeaknesses, type Weakness } from '../../autopilot/security/find-weaknesses.ts';
import { observeSecurity } from '../../autopilot/security/observe-security.ts';
import { type Fact, FactWriter } from '../fact.ts';

/** Those that are named where several versions are known to be bad. */
const mostNamed = 6;

/** Who could get in: numbers, and what the diagnosis of security finds weak, as `echotune doctor --security` tells it. */
export async function observeSettings(deps: AgentDeps): Promise<readonly Fact[]> {
  const now = deps.clock();
  const seen = await observeSecurity({ ...deps, ...deps.surroundings });
  const facts = new FactWriter('store and files of the home', now)
    .add('security.exposed-files', 'count', seen.exposed.length)
    .add('security.keys', 'count', seen.keys)
    .add('security.unused-keys', 'count', seen.unusedKeys)
    .add('security.ending-consents', 'count', seen.endingConsents)
    .add('security.plain-database', 'yes-no', seen.isPlainDatabase);
  return [...facts.facts, ...weaknessFacts(findWeaknesses(seen, now), now)];
}

/** How many of each severity, the severity of each that is high or medium, and what is to be told of it. */
function weaknessFacts(weak: readonly Weakness[], now: number): readonly Fact[] {
  const facts = new FactWriter('diagnosis of security (echotune doctor --security)', now);
  for (const severity of ['high', 'medium', 'low'] as const) {
    const count = weak.filter((one) => one.severity === severity).length;
    facts.add('security.weaknesses', 'count', count, severity);
  }
  const told = new Set<string>();
  for (const { code, severity, params } of weak) {
    // The worst stands first; of versions there may be several.
    if (severity === 'low' || told.has(code)) continue;
    told.add(code);
    facts.add('security.severity', 'text', severity, code);
    for (const [name, value] of Object.entries(params)) {
      const isTold = code !== 'known-bad-version' && code !== 'files-exposed' && value !== null;
      if (!isTold) continue;
      facts.add(`security.${name}`, typeof value === 'number' ? 'count' : 'text', value, code);
    }
  }
  const bad = weak.filter(({ code }) => code === 'known-bad-version');
  if (bad.length === 0) return facts.facts;
  const names = [...new Set(bad.map(({ params }) => `${params.package} ${params.version}`))];
  const listed = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])];
  return facts
    .add('security.count', 'count', bad.length, 'known-bad-version')
    .add('security.names', 'text', listed.join(', '), 'known-bad-version').facts;
}
