import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingFaults } from './settings.ts';

const Service = z.looseObject({
  image: z.string(),
  profiles: z.array(z.enum(['minimal', 'full'])).min(1),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.unknown()).default({}),
});
type Service = z.infer<typeof Service>;

const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});

/** Images that write into their own root. */
const writing = ['redisinsight'];

/** What is wrong with a compose file: by the schema of the Compose specification, and by what ours must be. */
export function composeFaults(source: string, folder: string): string[] {
  const schema = schemaFaults(source);
  if (schema.length > 0) return schema;
  const parsed = Compose.safeParse(parse(source, { merge: true }));
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { services, volumes } = parsed.data;
  return Object.entries(services).flatMap(([name, service]) =>
    [
      ...hardeningFaults(name, service),
      ...placeFaults(service, folder, Object.keys(volumes)),
      ...Object.keys(service.depends_on)
        .filter((other) => services[other] === undefined)
        .map((other) => `there is no ${other}`),
      ...secretFaults(service),
      ...(name.startsWith('echotune') ? settingFaults(filled(service.environment)) : []),
    ].map((fault) => `${name}: ${fault}`),
  );
}

/** The image is built here and has a name, which is where a registry would have it. */
const accepted = ['no-build-and-image', 'service-image-require-explicit-tag'];

const LintResults = z.array(
  z.object({ messages: z.array(z.object({ rule: z.string(), message: z.string() })) }),
);

/** By the published schema, as the linter brings it. */
function schemaFaults(source: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-compose-'));
  const rules = {
    'no-duplicate-exported-ports': 0,
    'no-quotes-in-volumes': 0,
    'require-quotes-in-ports': 0,
    'service-dependencies-alphabetical-order': 0,
    'service-keys-order': 0,
    'service-ports-alphabetical-order': 0,
    'services-alphabetical-order': 0,
    'top-level-properties-order': 0,
  } as const;
  try {
    const file = join(folder, 'compose.yaml');
    writeFileSync(file, source);
    const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
    const results = LintResults.parse(linter.lintFiles([file], false));
    return results
      .flatMap(({ messages }) => messages)
      .filter(({ rule }) => !accepted.includes(rule))
      .map(({ rule, message }) => `${rule}: ${message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As where every variable without a default is set. */
const filled = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+(?::-([^}]*))?\}/g, (_all, usual) => usual || 'given-by-the-operator'),
    ]),
  );

function hardeningFaults(name: string, service: Service): string[] {
  const isOurs = name.startsWith('echotune');
  const has = (key: string, wanted: string) =>
    JSON.stringify(service[key])?.includes(wanted) === true;
  const tag = /^[\w./-]+:v?\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?(?:@sha256:[0-9a-f]{64})?$/;
  return [
    ...(has('cap_drop', 'ALL') ? [] : ['keeps capabilities']),
    ...(has('security_opt', 'no-new-privileges:true') ? [] : ['may gain privileges']),
    ...(service.read_only === true || writing.includes(name) ? [] : ['its root can be written']),
    ...(service.restart === 'unless-stopped' ? [] : ['is not started again']),
    ...(service.mem_limit === undefined ? ['has no limit of memory'] : []),
    // Ours has one in its image.
    ...(isOurs || service.healthcheck !== undefined ? [] : ['has no health check']),
    ...(isOurs || tag.test(service.image) ? [] : [`${service.image} is no exact tag`]),
    ...service.ports
      .filter((port) => !port.startsWith('127.0.0.1:'))
      .map((port) => `${port} is open to others`),
  ];
}

function secretFaults({ environment }: Service): string[] {
  const literal = Object.entries(environment).filter(
    ([name, value]) =>
      (/PASSWORD|TOKEN|SECRET/.test(name) && !value.startsWith('${')) ||
      /:\/\/\w+:(?!\$\{)[^@/]+@/.test(value),
  );
  return literal.map(([name]) => `${name} is written down`);
}

/** Of what is mounted, folders and files must be there; volumes must be declared. */
function placeFaults({ volumes }: Service, folder: string, declared: readonly string[]): string[] {
  return volumes.flatMap((volume) => {
    const [source = ''] = volume.split(':');
    const isThere = source.startsWith('.')
      ? existsSync(join(folder, source))
      : declared.includes(source);
    return isThere ? [] : [`there is no ${source}`];
  });
}
