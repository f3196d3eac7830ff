import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEchotune, startEchotune, temporaryHome } from './kit/echotune.ts';
import { testPassword } from './kit/password.ts';
import { startOwned } from './kit/signed-in.ts';

let home: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const json = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, [...args, '--json'])).stdout);

async function follow(address: string, path: string, link: string, body: object) {
  const answer = await fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, token: link.split('#')[1] }),
  });
  return answer.json();
}

it('the command line claims, invites, resets, makes and revokes keys, and removes', async () => {
  const { link: first } = await json('accounts', 'claim-link');
  const server = await startEchotune(home);
  const { address } = server;
  const owner = { name: 'Ada', password: testPassword };
  try {
    // The server's own link has replaced the one before.
    expect(await follow(address, 'claim', first, owner)).toMatchObject({ code: 'link-unknown' });
    const { link: claim } = await json('accounts', 'claim-link');
    expect(await follow(address, 'claim', claim, owner)).toMatchObject({ role: 'owner' });
    expect((await json('accounts', 'claim-link')).error.code).toBe('already-claimed');
    const { link } = await json('accounts', 'invite');
    const bob = { name: 'Bob', password: testPassword };
    expect(await follow(address, 'invitations/accept', link, bob)).toMatchObject({ name: 'Bob' });
    const { link: reset } = await json('accounts', 'reset', 'bob');
    const changed = { password: 'another long password' };
    expect(await follow(address, 'reset', reset, changed)).toMatchObject({ name: 'Bob' });
    const args = ['--listener', 'Ada', '--scopes', 'read', 'operate'];
    const { secret, id } = await json('keys', 'add', 'script', ...args);
    const headers = { authorization: `Bearer ${secret}` };
    const ask = () => fetch(`${address}/api/v1/overview`, { headers });
    expect(await (await ask()).json()).toMatchObject({ listeners: [{ name: 'Ada' }] });
    expect(await json('keys', 'list')).toMatchObject({
      keys: [{ id, scopes: ['read', 'operate'] }],
    });
    expect(await json('keys', 'revoke', String(id))).toEqual({ revoked: id });
    expect((await json('accounts', 'remove', 'Bob')).error.code).toBe('not-confirmed');
    await json('accounts', 'remove', 'Bob', '--yes');
    expect(await json('accounts', 'list')).toMatchObject({
      accounts: [{ name: 'Ada', role: 'owner', listeners: ['Ada'] }],
    });
  } finally {
    await server.stop();
  }
});

it('who is signed in stays so through a restart and a rotation of the secret key', async () => {
  const first = await startOwned(home);
  const { headers } = first;
  await first.stop();
  expect(statSync(join(home, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(await json('keys', 'rotate')).toMatchObject({ resealed: 1, discarded: 0 });
  const second = await startEchotune(home);
  try {
    expect(second.claimLink).toBeNull();
    const answer = await fetch(`${second.address}/api/v1/account`, { headers });
    expect(await answer.json()).toMatchObject({ name: 'Owner', role: 'owner' });
  } finally {
    await second.stop();
  }
});
