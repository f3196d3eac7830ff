import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { deliveryLimits, fetchReport } from '@echotune/connect';
import { EchoError, type RedisConnection } from '@echotune/data';
import type { AgentSurroundings } from '@echotune/service';
import type { Config } from './config/config.ts';
import { isLoopback } from './http/guard.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { version } from './version.ts';

const mostReportBytes = 64 * 1024 ** 2;

/** What agents look at beside the store. */
export function wireAgents(
  config: Config,
  parts: OutsideParts & { readonly redis: RedisConnection | null },
): AgentSurroundings {
  const { home, delivery, cache } = config;
  const { memoryBytes, redisMostBytes } = cache;
  return {
    ...{ redis: parts.redis, memoryBytes, redisMostBytes },
    security: {
      home,
      files: {
        'secret.key': config.secretKeyFile,
        'config.toml': join(home, 'config.toml'),
        // What SQLite keeps beside its file: what was stored last, whole.
        ...Object.fromEntries(
          ['', '-wal', '-shm'].map((end) => [
            `echotune.sqlite${end}`,
            join(home, `echotune.sqlite${end}`),
          ]),
        ),
      },
      isLoopback: isLoopback(config.host),
      isHttps: config.publicUrl === null ? null : config.publicUrl.startsWith('https:'),
      isPlainDatabase: config.databaseUrl !== null && isPlain(config.databaseUrl),
      takesPrivateWebhooks: config.webhookPrivateAddresses,
    },
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(home);
      return bavail * bsize;
    },
    readReport: delivery.report === null ? null : reportReader(delivery.report, config, parts),
  };
}

/** Whether a database on another machine is asked without TLS, by the parameters that libpq and `pg` know. */
function isPlain(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  if (hostname === '' || isLoopback(hostname)) return false;
  const mode = searchParams.get('sslmode') ?? (searchParams.get('ssl') === 'true' ? 'require' : '');
  return ['', 'disable', 'allow', 'prefer'].includes(mode);
}

function reportReader(
  place: string,
  { delivery }: Config,
  parts: OutsideParts,
): () => Promise<string> {
  if (place.startsWith('/')) return () => readWhole(place);
  const provider = openProvider(deliveryLimits, parts);
  const { token } = delivery;
  return () => fetchReport({ provider, userAgent: `EchoTune/${version}`, address: place, token });
}

/** Throws input-invalid where it is not there, or too large. */
async function readWhole(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= mostReportBytes) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new EchoError('input-invalid', 'The report of the tests cannot be read.', { cause });
  }
  throw new EchoError('input-invalid', 'The report of the tests is too large.');
}
