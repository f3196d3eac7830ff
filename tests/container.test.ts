/** The image, made and run without Docker: what its steps make, as its user, with nothing but /data and /tmp to write. */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './kit/free-port.ts';
import { readIgnored } from './kit/image/build-context.ts';
import { type ReplayedImage, replayImage } from './kit/image/replay-image.ts';
import { lockTree, runIn, startIn, unlockTree } from './kit/image/run-image.ts';
import { testPassword } from './kit/password.ts';
import { upload } from './kit/upload.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dockerfile = readFileSync(join(root, 'ops/container/Dockerfile'), 'utf8');
const ignored = readIgnored(root);
const folder = mkdtempSync(join(tmpdir(), 'echotune-image-'));
const plays =
  'artist,track,played_at\nPortishead,Roads,2024-03-01T20:00:00Z\nNina Simone,Sinnerman,2024-03-01T20:10:00Z\n';
let image: ReplayedImage;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  image = await replayImage({ root, dockerfile, ignored, folder: join(folder, 'whole') });
  lockTree(image);
});
afterAll(() => {
  if (image !== undefined) unlockTree(image);
  rmSync(folder, { recursive: true, force: true });
});

/** The first server that answers; what it says of itself where it ends before. */
async function alive(port: number, ended: Promise<unknown>): Promise<void> {
  const isOver = ended.then(() => {
    throw new Error('It ended before it answered');
  });
  const answers = async () => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health/live`).catch(() => null);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.race([answers(), isOver]);
}

it('holds no tool of ours, no test, and nothing that was made for one architecture', () => {
  const files = readdirSync(join(image.tree, 'app'), { recursive: true, encoding: 'utf8' });
  expect(
    files.filter((path) => /\.(?:test|fixture)\.tsx?$/.test(path) && !/node_modules/.test(path)),
  ).toEqual([]);
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([]);
  const packages = readdirSync(join(image.tree, 'app/node_modules'));
  const tools = ['typescript', 'vite', 'vitest', 'rolldown', '@biomejs', 'playwright-core', 'knip'];
  expect(packages.filter((name) => tools.includes(name))).toEqual([]);
  expect(packages.length).toBeGreaterThan(100);
});

it('is claimed by hand, serves page and jobs with a read-only tree, says how it is, and ends well', async () => {
  const refused = await runIn(image, image.command);
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('[not-claimed]') });
  const claim = ['echotune', 'accounts', 'claim', 'Ada'];
  expect((await runIn(image, claim, { input: `${testPassword}\n` })).said).toContain("Ada's");

  const port = await freePort();
  // Tests listen on loopback alone.
  const environment = { ECHOTUNE_HOST: '127.0.0.1', ECHOTUNE_PORT: String(port) };
  expect((await runIn(image, image.healthcheck, { environment })).code).toBe(1);
  const server = startIn(image, image.command, environment);
  const ended = once(server, 'exit');
  let complaint = '';
  server.stdout?.resume();
  server.stderr?.setEncoding('utf8').on('data', (line: string) => {
    complaint += line;
  });
  try {
    await alive(port, ended);
    expect(await runIn(image, image.healthcheck, { environment })).toEqual({ code: 0, said: '' });
    const address = `http://127.0.0.1:${port}`;
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
    const cookie = await signIn(address);
    const { headers, payload } = upload({ 'plays.csv': plays });
    const sent = { method: 'POST', headers: { ...headers, cookie }, body: new Uint8Array(payload) };
    expect((await fetch(`${address}/api/v1/imports`, sent)).status).toBe(202);
    await importIsDone(address, cookie);
  } finally {
    server.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
  expect(complaint).toBe('');
  expect((await runIn(image, ['sh', '-c', 'touch made'])).code).not.toBe(0);
});

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada', password: testPassword }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The background process and its threads have done a whole import. */
async function importIsDone(address: string, cookie: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/api/v1/jobs`, { headers: { cookie } });
    const { jobs } = Object(await answer.json());
    const job = jobs.find(({ kind }: { kind: string }) => kind === 'import');
    expect(job).toMatchObject({ failure: null });
    if (job.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

it.each(['packages/engine', 'packages/server/src/schema/health.ts', 'node_modules/fastify'])(
  'an image without %s does not start',
  async (path) => {
    const whole = join(image.tree, 'app', path);
    unlockTree(image);
    renameSync(whole, join(folder, 'away'));
    const environment = { ECHOTUNE_HOST: '127.0.0.1', ECHOTUNE_PORT: '0' };
    const { code, said } = await runIn(image, image.command, { environment });
    renameSync(join(folder, 'away'), whole);
    expect([code, said]).toEqual([1, expect.stringContaining('ERR_MODULE_NOT_FOUND')]);
  },
);

it.each([
  ['COPY packages/nothing packages/nothing', 'COPY finds no packages/nothing'],
  ['COPY bench/serve.ts ./', 'COPY finds no bench/serve.ts'],
  ['RUN npm ci --omit=dev', 'npm ci lacks'],
  ['RUN rm -rf /var/lib/apt/lists', "not the image's own"],
  ['RUN node no-such-file.js', 'Cannot find module'],
])('the step %s is refused', async (step, why) => {
  const mistaken = `FROM node\nWORKDIR /app\n${step}\n`;
  const place = mkdtempSync(join(folder, 'mistaken-'));
  const replayed = replayImage({ root, ignored, dockerfile: mistaken, folder: place });
  await expect(replayed).rejects.toThrow(why);
});
