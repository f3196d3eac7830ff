import { expect, it } from 'vitest';
import { temporaryHome } from '../../../tests/kit/echotune.ts';
import { readConfig } from './config/config.ts';
import { securitySettings } from './wire-security.ts';

const remote = 'postgres://ada:pass-of-ada';

async function settingsOf(environment: Record<string, string>) {
  const { home, remove } = await temporaryHome();
  try {
    return securitySettings(readConfig({ ECHOTUNE_HOME: home, ...environment }));
  } finally {
    await remove();
  }
}

it.each([
  [`${remote}@db.example/music`, true, false],
  [`${remote}@db.example/music?sslmode=prefer`, true, false],
  [`${remote}@db.example/music?sslmode=verify-full`, false, false],
  ['postgres://ada@db.example/music?sslmode=require', false, true],
  ['postgres://ada@db.example/music?sslmode=require&sslcert=a.pem', false, false],
  ['postgres://ada@127.0.0.1/music', false, false],
  ['postgres:///music?host=/run/postgresql', false, false],
])('%s is plain: %s, open: %s', async (url, isPlainDatabase, isOpenDatabase) => {
  expect(await settingsOf({ DATABASE_URL: url })).toMatchObject({
    ...{ isPlainDatabase, isOpenDatabase },
  });
});

it.each([
  ['redis://redis.example', true, true],
  ['rediss://:pass-of-redis@redis.example', false, false],
  ['redis://localhost:6379', false, false],
])('%s is plain: %s, open: %s', async (url, isPlainRedis, isOpenRedis) => {
  expect(await settingsOf({ REDIS_URL: url })).toMatchObject({ isPlainRedis, isOpenRedis });
});

it.each([
  ['0123456789abcdef', true],
  ['a'.repeat(40), true],
  ['Zm9vYmFyYmF6cXV4MDEyMzQ1', false],
])('the token %s is weak: %s', async (token, isWeakMetricsToken) => {
  expect(await settingsOf({ ECHOTUNE_METRICS_TOKEN: token })).toMatchObject({ isWeakMetricsToken });
});
