/** A deployment that is not well takes itself back: the script, with a cluster and a page that answer as told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { root } from './read-workflows.ts';

const image = `ghcr.io/somebody/echotune@sha256:${'a'.repeat(64)}`;
const script = join(root, 'ops', 'deploy', 'deploy');
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What the page answers to `/`, to the probe, and to a stranger who asks for keys. */
interface Page {
  readonly ready: number;
  readonly page: string;
  readonly keys: number;
}

async function deploy(given: {
  image?: string;
  page?: Partial<Page>;
  rollout?: readonly number[];
}) {
  const page: Page = { ready: 200, page: '<div id="page"></div>', keys: 401, ...given.page };
  const server = createServer(({ url }, reply) => {
    if (url === '/') reply.end(page.page);
    else reply.writeHead(url === '/api/v1/keys' ? page.keys : page.ready).end();
  }).listen(0, '127.0.0.1');
  closing.push(async () => server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const folder = await mkdtemp(join(tmpdir(), 'echotune-deploy-'));
  closing.push(() => rm(folder, { recursive: true }));
  // Notes what it is asked, and says of each rollout what it was told to.
  const answers = (given.rollout ?? [0]).join(' ');
  await writeFile(
    join(folder, 'kubectl'),
    `#!/bin/bash\necho "$*" >>"${folder}/asked"\ncase "$*" in *"rollout status"*)\n  answers=(${answers})\n  exit "\${answers[$(grep -c 'rollout status' "${folder}/asked") - 1]:-0}" ;;\nesac\n`,
  );
  await chmod(join(folder, 'kubectl'), 0o755);
  const child = spawn(script, [given.image ?? image, `http://127.0.0.1:${port}`], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      NAMESPACE: 'music',
      RETRIES: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  const asked = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
  return { code, said, asked };
}

it('an image that answers stays', async () => {
  const { code, asked } = await deploy({});
  expect(code).toBe(0);
  expect(asked).toContain(
    `--namespace music set image deployment/echotune echotune=${image} claim=${image}`,
  );
  expect(asked).not.toContain('undo');
});

it.each([
  ['it does not become ready', { rollout: [1, 0] }, /does not become ready/],
  ['the probe fails', { page: { ready: 404 } }, /does not answer as it should/],
  ['the page is another’s', { page: { page: 'Welcome to nginx!' } }, /does not answer/],
  ['strangers are let in', { page: { keys: 200 } }, /does not answer as it should/],
] as const)('%s: the image before comes back', async (_what, given, message) => {
  const { code, said, asked } = await deploy(given);
  expect(code).toBe(1);
  expect(said).toMatch(message);
  expect(asked).toMatch(/rollout undo deployment\/echotune\n.*rollout status/);
});

it('an image by a name that moves is refused, and nothing is asked of the cluster', async () => {
  const { code, asked } = await deploy({ image: 'ghcr.io/somebody/echotune:latest' });
  expect([code, asked]).toEqual([2, '']);
});
