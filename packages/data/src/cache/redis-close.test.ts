import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';

const run = promisify(execFile);
const connection = new URL('./redis-connection.ts', import.meta.url).href;

describeWith('redis', 'a connection to Redis that is closed', () => {
  it.each([0, 1, 20])('lets its process end, %i ms after it was opened', async (ms) => {
    const redis = await TestRedis.start();
    onTestFinished(() => redis.kill());
    const program = `
      import { RedisConnection } from ${JSON.stringify(connection)};
      const telemetry = { count() {}, observe() {}, log() {} };
      const redis = new RedisConnection({ url: '${redis.url}', telemetry, clock: () => 1 });
      const other = redis.duplicate();
      other.on('error', () => {});
      other.connect().catch(() => {});
      setTimeout(() => { redis.close(); if (other.isOpen) other.destroy(); console.log('closed'); }, ${ms});`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 15_000,
    });
    expect(stdout).toBe('closed\n');
  });
});
