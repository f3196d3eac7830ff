/** What `echotune doctor --security` says of a whole EchoTune. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeOsv } from '@echotune/connect';
import { installedPackages } from '@echotune/server';
import { weaknesses } from '@echotune/service';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

const Said = z.object({
  ok: z.boolean(),
  findings: z.array(
    z.looseObject({
      ...{ part: z.string(), ok: z.boolean(), detail: z.string() },
      ...{ code: z.string().optional(), advice: z.string().optional() },
    }),
  ),
});

let home: string;

beforeAll(async () => {
  const temporary = await temporaryHome();
  ({ home } = temporary);
  return () => temporary.remove();
});

async function examine(environment: Record<string, string> = {}, ...args: string[]) {
  const run = await runEchotune(home, ['doctor', '--security', '--json', ...args], environment);
  const { ok, findings } = Said.parse(JSON.parse(run.stdout));
  // Whoever runs the tests may be root.
  const told = findings.filter(({ code }) => code !== 'runs-as-root');
  return { ...run, ok, findings: told, codes: told.flatMap(({ code }) => code ?? []) };
}

async function openOsv() {
  const fake = await startFakeOsv();
  onTestFinished(() => fake.server.close());
  return { fake, settings: { ECHOTUNE_OSV_URL: fake.server.address } };
}

it('says what is weak and what to do, and nothing of values or places', async () => {
  const token = 'aaaaaaaaaaaaaaaaaaaa';
  writeFileSync(join(home, 'config.toml'), `metrics_token = "${token}"\n`, { mode: 0o644 });
  chmodSync(home, 0o755);
  const weak = await examine({
    ...{ ECHOTUNE_HOST: '0.0.0.0', ECHOTUNE_REQUESTS_PER_MINUTE: '0' },
    ...{ ECHOTUNE_LOG_LEVEL: 'debug', REDIS_URL: 'redis://redis.example:6379' },
  });
  expect(weak).toMatchObject({ code: 4, ok: false });
  expect(weak.codes).toEqual([
    ...['no-https', 'not-claimed', 'open-redis', 'files-exposed', 'secrets-exposed'],
    ...['no-rate-limit', 'weak-metrics-token', 'plain-redis', 'debug-log', 'versions-not-asked'],
  ]);
  expect(
    weak.findings.filter(({ code }) => code !== undefined).map(({ advice }) => advice),
  ).not.toContain(undefined);
  expect(weak.stdout).not.toContain(token);
  expect(weak.stdout).not.toContain(home);
  chmodSync(home, 0o700);
  writeFileSync(join(home, 'config.toml'), '');
  expect(await examine()).toMatchObject({ codes: ['versions-not-asked'] });
});

it('asks nobody outside unasked', async () => {
  const { fake, settings } = await openOsv();
  await examine(settings);
  expect(fake.server.asked).toEqual([]);
});

it('asks OSV about what is truly installed, and names what is unsafe', async () => {
  const { fake, settings } = await openOsv();
  const known = { severity: 'HIGH', fixed: '99.0.0' } as const;
  const zod = (await installedPackages()).find(({ name }) => name === 'zod');
  const version = zod?.version ?? '';
  fake.advisories.push({ id: 'GHSA-1', name: 'zod', versions: [version], ...known });
  const asked = await examine(settings, '--ask-osv');
  expect(asked).toMatchObject({ code: 4, codes: ['known-bad-version'] });
  expect(asked.findings[0]?.detail).toBe(`zod ${version}: GHSA-1, high, fixed in 99.0.0`);
  const sent = JSON.stringify(fake.server.asked.map(({ body }) => body));
  expect(sent).toContain('"fastify"');
  // What developing needs is no part of what runs.
  expect(sent).not.toContain('"vitest"');
  fake.advisories.length = 0;
  const well = await examine({ ...settings, ECHOTUNE_VULNERABILITY_SOURCE: 'osv' });
  expect(well.codes).toEqual([]);
  expect(well.findings.find(({ part }) => part === 'versions')?.detail).toMatch(/^\d+ packages/);
});

it('says that nobody could be asked, and why, and no figure', async () => {
  const gone = await startFakeOsv();
  await gone.server.close();
  const { codes, findings } = await examine({ ECHOTUNE_OSV_URL: gone.server.address }, '--ask-osv');
  expect(codes).toEqual(['versions-unknown']);
  expect(findings[0]?.detail).toMatch(/could be asked.*osv/);
  expect(findings.find(({ part }) => part === 'versions')).toBeUndefined();
});

it('--ask-osv alone is refused', async () => {
  expect((await runEchotune(home, ['doctor', '--ask-osv'])).code).toBe(2);
});

it.each(['en', 'de'])('the page says of each weakness what it is (%s)', (language) => {
  const file = new URL(`../packages/web/src/messages/${language}/security.ts`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  expect(weaknesses.filter((code) => !text.includes(`'security.${code}':`))).toEqual([]);
});
