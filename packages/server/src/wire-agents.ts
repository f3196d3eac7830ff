import { readFile, stat, statfs } from 'node:fs/promises';
import { deliveryLimits, fetchReport } from '@echotune/connect';
import { EchoError, type RedisConnection } from '@echotune/data';
import type { AgentSurroundings } from '@echotune/service';
import type { Config } from './config/config.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { version } from './version.ts';
import { type SecurityParts, wireSecurity } from './wire-security.ts';

const mostReportBytes = 64 * 1024 ** 2;

/** What agents look at beside the store. */
export function wireAgents(
  config: Config,
  parts: SecurityParts & { readonly redis: RedisConnection | null },
): AgentSurroundings {
  const { home, delivery, cache } = config;
  const { memoryBytes, redisMostBytes } = cache;
  return {
    ...{ redis: parts.redis, memoryBytes, redisMostBytes },
    ...wireSecurity(config, parts),
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(home);
      return bavail * bsize;
    },
    readReport: delivery.report === null ? null : reportReader(delivery.report, config, parts),
  };
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
