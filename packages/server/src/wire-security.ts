import { join } from 'node:path';
import { Osv, osvLimits } from '@echotune/connect';
import type { SessionStore } from '@echotune/data';
import type { AgentSurroundings } from '@echotune/service';
import type { Config } from './config/config.ts';
import { isLoopback } from './http/guard.ts';
import { installedPackages } from './installed-packages.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { openSessions, type SessionParts } from './open-sessions.ts';
import { version } from './version.ts';

export type SecurityParts = OutsideParts & Omit<SessionParts, 'config'>;

/** What says who could get in. */
export function wireSecurity(
  config: Config,
  parts: SecurityParts,
): Pick<AgentSurroundings, 'security' | 'countSessions' | 'versions'> {
  const { isAllowed, address } = config.vulnerabilities;
  // Asked of many accounts in a row; whoever never asks builds none.
  let sessions: SessionStore | null = null;
  return {
    security: { ...guardedFiles(config), ...securitySettings(config) },
    countSessions: async (accountId) => {
      sessions ??= await openSessions({ ...parts, config });
      return (await sessions.list(accountId)).length;
    },
    versions: {
      ...{ isAllowed, installed: () => installedPackages() },
      osv: new Osv({
        ...{ address, userAgent: `EchoTune/${version}`, telemetry: parts.telemetry },
        ...{ quarantine: parts.store.providers, provider: openProvider(osvLimits, parts) },
      }),
    },
  };
}

function guardedFiles({ home, secretKeyFile }: Config) {
  // What SQLite keeps beside its file: what was stored last, whole.
  const database = ['', '-wal', '-shm'].map((end) => `echotune.sqlite${end}`);
  const within = ['config.toml', ...database, 'spool', 'models', 'covers'];
  return {
    home,
    files: {
      'secret.key': secretKeyFile,
      ...Object.fromEntries(within.map((name) => [name, join(home, name)])),
    },
  };
}

/** What the operator has set, without a value of it. */
export function securitySettings(config: Config) {
  const { databaseUrl, cache, metrics, publicUrl, logLevel } = config;
  const database = remoteUrl(databaseUrl);
  const redis = remoteUrl(cache.redisUrl);
  return {
    isLoopback: isLoopback(config.host),
    isHttps: publicUrl === null ? null : publicUrl.startsWith('https:'),
    isPlainDatabase: database !== null && isPlain(database),
    isOpenDatabase: database !== null && isOpen(database),
    isPlainRedis: redis !== null && redis.protocol === 'redis:',
    isOpenRedis: redis !== null && redis.password === '',
    takesPrivateWebhooks: config.webhookPrivateAddresses,
    isWeakMetricsToken: metrics.token !== null && isWeak(metrics.token),
    isMetricsOpen: metrics.isOpenOnLoopback,
    isUnlimited: config.requestsPerMinute === 0,
    neverSheds: config.mostDelayMs === 0,
    isDebugLog: logLevel === 'debug',
    isRoot: process.getuid?.() === 0,
    secretsInFile: config.secretsInFile,
    nodeVersion: process.versions.node,
  };
}

/** Null where it is on this machine: behind a socket, too. */
function remoteUrl(address: string | null): URL | null {
  const url = address === null ? null : URL.parse(address);
  return url === null || url.hostname === '' || isLoopback(url.hostname) ? null : url;
}

/** Whether it is asked without TLS, by the parameters that libpq and `pg` know. */
function isPlain({ searchParams }: URL): boolean {
  const mode = searchParams.get('sslmode') ?? (searchParams.get('ssl') === 'true' ? 'require' : '');
  return ['', 'disable', 'allow', 'prefer'].includes(mode);
}

function isOpen({ password, searchParams }: URL): boolean {
  return password === '' && !searchParams.has('sslcert') && !process.env.PGPASSWORD;
}

const shortest = 24;
const fewest = 10;

/** Whether a token is short, or made of few characters. */
function isWeak(token: string): boolean {
  return token.length < shortest || new Set(token).size < fewest;
}
