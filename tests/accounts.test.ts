import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { echotuneCommand, runEchotune, startEchotune, temporaryHome } from './kit/echotune.ts';
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
    const { entries } = await json('accounts', 'log');
    expect(
      entries.map(({ event, door }: { event: string; door: string }) => [event, door]),
    ).toEqual([
      ...[
        ['account-removed', 'command'],
        ['key-revoked', 'command'],
        ['key-added', 'command'],
      ],
      ...[
        ['password-reset', 'link'],
        ['reset-offered', 'command'],
      ],
      ...[
        ['invitation-accepted', 'link'],
        ['invitation-made', 'command'],
      ],
      ...[
        ['instance-claimed', 'link'],
        ['claim-offered', 'command'],
      ],
      ...[
        ['instance-claimed', 'link'],
        ['claim-offered', 'command'],
      ],
    ]);
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
  // What signs sessions, and what hides the names of those who try to sign in.
  expect(await json('keys', 'rotate')).toMatchObject({ resealed: 2, discarded: 0 });
  const second = await startEchotune(home);
  try {
    expect(second.claimLink).toBeNull();
    const answer = await fetch(`${second.address}/api/v1/account`, { headers });
    expect(await answer.json()).toMatchObject({ name: 'Owner', role: 'owner' });
  } finally {
    await second.stop();
  }
});

it('the owner is made without a browser, once, and only with a fit password', async () => {
  const claim = async (input: string, ...args: string[]) => {
    const [command, ...words] = echotuneCommand;
    const child = spawn(command, [...words, 'accounts', 'claim', ...args, '--json'], {
      env: { ...process.env, ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    return JSON.parse(await text(child.stdout));
  };
  expect((await claim('', 'Ada')).error.code).toBe('input-invalid');
  expect((await claim('short\n', 'Ada')).error.code).toBe('input-invalid');
  expect((await claim(testPassword, 'Ada', '--time-zone', 'Mars')).error.code).toBe(
    'time-zone-unknown',
  );
  expect(await json('accounts', 'list')).toEqual({ accounts: [] });
  expect(await claim(`${testPassword}\n`, 'Ada', '--unless-claimed')).toEqual({ account: 'Ada' });
  expect((await claim(testPassword, 'Eve')).error.code).toBe('already-claimed');
  expect(await claim(testPassword, 'Eve', '--unless-claimed')).toEqual({ account: null });
  const server = await startEchotune(home);
  try {
    const answer = await fetch(`${server.address}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', password: testPassword }),
    });
    expect(await answer.json()).toMatchObject({ name: 'Ada', role: 'owner' });
  } finally {
    await server.stop();
  }
});
