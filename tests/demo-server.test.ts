/** The server with the demo world that scanners and foreign clients meet. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { freePort } from './kit/free-port.ts';

const script = fileURLToPath(new URL('../ops/demo-server', import.meta.url));

it('answers when the command ends, with songs for whoever has the key, and goes on', async () => {
  const { home, remove } = await temporaryHome();
  const port = String(await freePort());
  const env = { ...process.env, ECHOTUNE_HOME: join(home, 'home'), ECHOTUNE_PORT: port };
  const { stdout } = await promisify(execFile)(script, { env });
  const told = Object.fromEntries(
    stdout.matchAll(/^(\w+)=(.+)$/gm).map(([, name, value]) => [name, value]),
  );
  try {
    const ask = (headers: Record<string, string>) =>
      fetch(`${told.ECHOTUNE_URL}/api/v1/recommendations?shelf=discover&limit=3`, { headers });
    const answer = await ask({ authorization: `Bearer ${told.ECHOTUNE_KEY}` });
    expect(Object(await answer.json()).items).toHaveLength(3);
    expect((await ask({})).status).toBe(401);
  } finally {
    process.kill(Number(told.ECHOTUNE_PID));
    await remove();
  }
});
