import { fileURLToPath } from 'node:url';

/** What some tests need from the machine, and how a person gets it. */
export const parts = {
  postgres: 'PostgreSQL 15 or newer on 127.0.0.1:5432 (or ECHOTUNE_TEST_POSTGRES=postgres://…)',
  initdb: 'the programs of PostgreSQL 15 or newer in /usr/lib/postgresql or on the PATH',
  redis: 'the program redis-server (Redis 7 or newer) on the PATH',
  prometheus: 'the programs promtool and prometheus (Debian’s package prometheus) on the PATH',
  kubectl: 'the program kubectl (Debian’s package kubernetes-client) on the PATH',
  shellcheck: 'the program shellcheck (Debian’s package of that name) on the PATH',
  systemd: 'the program systemd-analyze, 252 or newer (Debian’s package systemd) on the PATH',
  chromium: 'Chromium at /usr/bin/chromium (or ECHOTUNE_TEST_CHROMIUM=/path)',
  data: 'the measuring data folder ../shared/data beside the project',
  contracts: 'the published descriptions of providers in ../shared/contracts beside the project',
} as const;

export type Part = keyof typeof parts;

export const partNames = [
  ...(['postgres', 'initdb', 'redis', 'prometheus', 'kubectl', 'shellcheck', 'systemd'] as const),
  ...(['chromium', 'data', 'contracts'] as const),
] as const satisfies Part[];

export const testPostgresUrl =
  process.env.ECHOTUNE_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/postgres';
export const testChromium = process.env.ECHOTUNE_TEST_CHROMIUM ?? '/usr/bin/chromium';
export const testData = fileURLToPath(new URL('../../shared/data', import.meta.url));
export const testContracts = fileURLToPath(new URL('../../shared/contracts', import.meta.url));

/** What ECHOTUNE_REQUIRE asks for: parts whose absence is a failure and not a reason to skip. */
export interface Requirement {
  readonly parts: readonly Part[];
  /** With `all`, no test may skip, for whatever reason. */
  readonly everything: boolean;
  readonly unknown: readonly string[];
}

/** @param text the value of ECHOTUNE_REQUIRE: names with commas between them, or `all` */
export function parseRequirement(text = ''): Requirement {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const everything = words.includes('all');
  return {
    everything,
    parts: partNames.filter((part) => everything || words.includes(part)),
    unknown: words.filter((word) => word !== 'all' && !Object.hasOwn(parts, word)),
  };
}
