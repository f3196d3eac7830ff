import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StorePlace } from '@echotune/data';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import type { CopyProgress } from './copy-progress.ts';
import { copyStore } from './copy-store.ts';

const artifact = 'blend.etm';

/** A home with a listener and a model, and a folder that is not there yet for its copy. */
async function stage() {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, folder } = test;
  await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const modelsFolder = join(folder, 'models');
  mkdirSync(modelsFolder);
  writeFileSync(join(modelsFolder, artifact), 'bytes of a model');
  const checksum = createHash('sha256').update('bytes of a model').digest('hex');
  const facts = { name: 'blend', createdAt: 0, dataDigest: 'd', codeVersion: 'test' };
  await store.models.register({ ...facts, params: {}, metrics: {}, artifact, checksum });
  const home = join(folder, 'new', 'home');
  const request = (onProgress: (progress: CopyProgress) => void = () => {}) => ({
    from: { dialect: 'sqlite', file: join(folder, 'echotune.sqlite') } satisfies StorePlace,
    to: { dialect: 'sqlite', file: join(home, 'echotune.sqlite') } satisfies StorePlace,
    ...{ modelsFolder, modelsTo: join(home, 'models'), onProgress },
  });
  return { ...test, home, request };
}

it('a home that is not there is made, for its owner alone, with the store and its models', async () => {
  const { deps, home, request } = await stage();
  await copyStore(deps, request());
  expect(readdirSync(home).toSorted()).toEqual(['echotune.sqlite', 'models']);
  const modes = [home, join(home, 'models'), join(home, '..')].map((path) => statSync(path).mode);
  expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o700, 0o700]);
  expect(statSync(join(home, 'echotune.sqlite')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(home, 'models', artifact), 'utf8')).toBe('bytes of a model');
});

it('ended anywhere, also with all models in place, it leaves no folder and no file', async () => {
  const { deps, folder, home, request } = await stage();
  let steps = 0;
  await copyStore(
    deps,
    request(() => {
      steps += 1;
    }),
  );
  const other = join(folder, 'other', 'home');
  for (const last of [1, steps]) {
    const stop = new AbortController();
    let step = 0;
    const stopped = copyStore(deps, {
      ...request(() => {
        step += 1;
        if (step === last) stop.abort();
      }),
      to: { dialect: 'sqlite', file: join(other, 'echotune.sqlite') },
      ...{ modelsTo: join(other, 'models'), signal: stop.signal },
    });
    await expect(stopped).rejects.toThrow();
    expect(existsSync(join(folder, 'other'))).toBe(false);
  }
  expect(existsSync(join(home, 'models', artifact))).toBe(true);
});

it('what was in a home before a copy failed stays there', async () => {
  const { deps, home, request } = await stage();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'config.toml'), 'port = 4546\n');
  const stop = new AbortController();
  const stopped = copyStore(deps, { ...request(() => stop.abort()), signal: stop.signal });
  await expect(stopped).rejects.toThrow();
  expect(readdirSync(home)).toEqual(['config.toml']);
});

it('a place that takes no file is refused by its code, not as a fault of EchoTune', async () => {
  const { deps, folder, request } = await stage();
  writeFileSync(join(folder, 'file'), '');
  // In /proc/self nobody makes a file, as in what is mounted read-only, whoever they are.
  for (const home of ['/proc/self', '/proc/echotune/home', join(folder, 'file', 'home')]) {
    const to: StorePlace = { dialect: 'sqlite', file: join(home, 'echotune.sqlite') };
    const refused = copyStore(deps, { ...request(), to, modelsTo: join(home, 'models') });
    const message = `${home} cannot be written.`;
    await expect(refused).rejects.toMatchObject({ code: 'home-not-writable', message });
  }
});

it('a model that cannot be put there is refused by its code, and nothing of the copy is left', async () => {
  const { deps, home, request } = await stage();
  mkdirSync(join(home, 'models', artifact), { recursive: true });
  await expect(copyStore(deps, request())).rejects.toMatchObject({ code: 'home-not-writable' });
  expect(readdirSync(home)).toEqual(['models']);
});
