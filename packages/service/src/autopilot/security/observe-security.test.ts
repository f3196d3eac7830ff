import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../../tests/kit/open-store.ts';
import { quietSurroundings } from '../surroundings.fixture.ts';
import { observeSecurity } from './observe-security.ts';

const dayMs = 86_400_000;
let test: TestStore;

beforeEach(async () => {
  test = await openStore();
});
afterEach(() => test.close());

const observe = (sessions = 0, options = {}) =>
  observeSecurity(
    { ...test.deps, ...quietSurroundings(test), countSessions: async () => sessions },
    options,
  );

it('counts keys, links and accounts by their age and use', async () => {
  const passwordHash = await hashPassword('a long enough password');
  const { id } = await test.store.accounts.create({ name: 'Ada', role: 'owner', passwordHash });
  const listener = { name: 'Ada', timeZone: 'UTC', demo: false, accountId: id };
  const { id: listenerId } = await test.store.listeners.create(listener);
  const add = (scopes: readonly ('read' | 'operate' | 'ask')[]) =>
    test.store.apiKeys.add({ accountId: id, listenerId, name: 'k', scopes, perMinute: 1 });
  const old = await add(['read']);
  await add(['operate', 'ask']);
  const link = { kind: 'invitation', accountId: null, listenerId: null, lastsMs: 900 * dayMs };
  await test.store.links.issue({ ...link, kind: 'invitation' });
  const fresh = { unusedKeys: 0, oldKeys: 0, broadKeys: 1, openLinks: 0, idleAccounts: 0 };
  expect(await observe()).toMatchObject({ isClaimed: true, keys: 2, ...fresh });
  test.advance(366 * dayMs);
  await test.store.apiKeys.touch(old.key.id);
  const aged = { unusedKeys: 1, oldKeys: 2, openLinks: 1 };
  expect(await observe()).toMatchObject({ ...aged, idleAccounts: 0 });
  test.advance(100 * dayMs);
  expect(await observe()).toMatchObject({ ...aged, idleAccounts: 1 });
  expect(await observe(1)).toMatchObject({ idleAccounts: 0 });
});

it('finds copies that others can read, where others can get at them', async () => {
  for (const name of ['echotune.sqlite.bak', 'backup-2026.tar.gz', 'notes.txt']) {
    writeFileSync(join(test.folder, name), 'x', { mode: 0o644 });
  }
  writeFileSync(join(test.folder, 'closed.dump'), 'x', { mode: 0o600 });
  chmodSync(test.folder, 0o755);
  expect(await observe()).toMatchObject({ exposedCopies: 2 });
  chmodSync(test.folder, 0o700);
  expect(await observe()).toMatchObject({ exposedCopies: 0 });
});

it('asks nobody outside unless it is allowed, or told to', async () => {
  expect((await observe()).versions).toEqual({ state: 'not-allowed' });
  await expect(observe(0, { asks: true })).rejects.toThrow('nobody is asked');
});
