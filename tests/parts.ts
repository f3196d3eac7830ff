import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What some tests need from the machine, and how a person gets it. */
export const parts = {
  postgres: 'PostgreSQL 15 or newer on 127.0.0.1:5432 (or ECHOTUNE_TEST_POSTGRES=postgres://…)',
  redis: 'Redis 7 or newer on 127.0.0.1:6379',
  chromium: 'Chromium at /usr/bin/chromium (or ECHOTUNE_TEST_CHROMIUM=/path)',
  data: 'the measuring data folder ../shared/data beside the project',
} as const;

export type Part = keyof typeof parts;

export const testPostgresUrl =
  process.env['ECHOTUNE_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
export const testChromium = process.env['ECHOTUNE_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
export const testData = fileURLToPath(new URL('../../shared/data', import.meta.url));

function listens(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const answer = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

export async function findParts(): Promise<Part[]> {
  const url = new URL(testPostgresUrl);
  const found: Record<Part, boolean> = {
    postgres: await listens(Number(url.port || 5432), url.hostname),
    redis: await listens(6379, '127.0.0.1'),
    chromium: existsSync(testChromium),
    data: existsSync(testData),
  };
  return (Object.keys(found) as Part[]).filter((part) => found[part]);
}
