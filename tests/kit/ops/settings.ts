import { readFileSync } from 'node:fs';
import { readConfig } from '@echotune/server';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** Every variable of the README's table of settings. */
const settings = new Set(
  readme
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)])
    .map((match) => match[1]),
);
/** What Node and the shell read. */
const others = new Set(['NODE_ENV', 'NODE_COMPILE_CACHE', 'PATH', 'OWNER']);

/** What is wrong with an environment that EchoTune is given: names that it does not know, values that it refuses. */
export function settingFaults(environment: Readonly<Record<string, string>>): string[] {
  const unknown = Object.keys(environment).filter(
    (name) => !settings.has(name) && !others.has(name),
  );
  if (unknown.length > 0) return unknown.map((name) => `${name} is no setting`);
  try {
    readConfig({ ...environment, ECHOTUNE_HOME: '/nonexistent' });
    return [];
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

/** The routes that tell machines how a server is. */
export const probes = ['/api/v1/health/live', '/api/v1/health/ready'];
