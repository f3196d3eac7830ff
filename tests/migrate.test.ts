/** Where a store is copied to, and what is said where it cannot be: the commands as processes. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { temporaryDatabase } from './kit/postgres.ts';
import { describeWith } from './need.ts';

/** A folder with an EchoTune in `home`. */
async function stage() {
  const { home: folder, remove } = await temporaryHome();
  onTestFinished(remove);
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const run = async (args: readonly string[], environment: Record<string, string> = {}) => {
    const { code, stdout, stderr } = await runEchotune(home, [...args, '--json'], environment);
    return { code, stderr, answer: JSON.parse(stdout) };
  };
  await run(['doctor']);
  return { folder, home, run };
}

it('a folder that is not there yet becomes the home of the copy, which `set` names', async () => {
  const { folder, run } = await stage();
  const other = join(folder, 'new', 'home');
  const { code, answer } = await run(['migrate', '--to', `${other}/`]);
  expect([code, answer.error]).toEqual([0, undefined]);
  expect(answer.to).toBe(join(other, 'echotune.sqlite'));
  expect(answer.set).toContain(`ECHOTUNE_HOME=${other};`);
  expect(statSync(other).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).toSorted()).toEqual(['home', 'new']);
  const doctor = await runEchotune(other, ['doctor']);
  expect(doctor.stdout).toContain('✓ store     sqlite, sound');
});

it('an address that is mistyped is refused wherever a place is named, and its password is nowhere', async () => {
  const { folder, run } = await stage();
  const wrong = 'postgress://root:secret@127.0.0.1/db';
  const before = process.cwd();
  expect(existsSync(join(before, 'postgress:'))).toBe(false);
  const commands = [
    ['migrate', '--to', wrong],
    ['restore', wrong],
    ['backup', wrong],
    ['backup', 'verify', wrong],
    ['demo', '--write', wrong],
  ];
  for (const command of commands) {
    const { code, answer, stderr } = await run(command);
    expect([command[0], code, answer.error.code]).toEqual([command[0], 2, 'config-bad-value']);
    expect(stderr + JSON.stringify(answer)).not.toContain('secret');
  }
  const { stdout } = await runEchotune(wrong, ['doctor']);
  expect(stdout).toMatch(/✗ config .*ECHOTUNE_HOME/);
  expect(existsSync(join(before, 'postgress:'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['home']);
});

it('a place that takes nothing is refused by its code, by every command that writes one', async () => {
  const { folder, run } = await stage();
  const backup = join(folder, 'backup');
  await run(['backup', backup]);
  const refused = [
    [['migrate', '--to', '/proc/self'], {}, 'home-not-writable'],
    [['migrate', '--to', '/proc/echotune'], {}, 'home-not-writable'],
    [['restore', backup], { ECHOTUNE_HOME: '/proc/self' }, 'home-not-writable'],
    [['restore', backup], { ECHOTUNE_HOME: '/proc/echotune' }, 'home-not-writable'],
    [['backup', '/proc/echotune'], {}, 'output-not-writable'],
    [['demo', '--write', '/proc/echotune'], {}, 'output-not-writable'],
  ] as const;
  for (const [args, environment, wanted] of refused) {
    const { code, answer } = await run(args, environment);
    expect([args, code, answer.error.code]).toEqual([args, 2, wanted]);
  }
  const doctor = await run(['doctor'], { ECHOTUNE_HOME: '/proc/echotune' });
  expect(doctor.code).toBe(2);
});

it('to replace what is there is said to whoever restores, and to nobody else', async () => {
  const { folder, run } = await stage();
  await run(['demo']);
  const backup = join(folder, 'backup');
  await run(['backup', backup]);
  const other = join(folder, 'other');
  await run(['migrate', '--to', other]);
  const migrated = await run(['migrate', '--to', other]);
  expect(migrated.answer.error).toMatchObject({
    ...{ code: 'store-not-empty', message: expect.stringContaining(other) },
  });
  expect(JSON.stringify(migrated.answer)).not.toContain('replace');
  const restored = await run(['restore', backup]);
  expect(restored.answer.error.code).toBe('store-not-empty');
  expect(restored.answer.error.message).toContain('--replace');
});

describeWith('postgres', 'on PostgreSQL', () => {
  it('the store that is not empty is named, without who opens it', async () => {
    const { run } = await stage();
    const { url, remove } = await temporaryDatabase();
    onTestFinished(remove);
    const address = new URL(url);
    address.password = 'made-up';
    await run(['demo'], { DATABASE_URL: address.href });
    const { code, answer } = await run(['migrate', '--to', address.href]);
    const name = `${address.hostname}:${address.port || 5432}${address.pathname}`;
    expect([code, answer.error.code]).toEqual([5, 'store-not-empty']);
    expect(answer.error.message).toContain(`the store at ${name} (`);
    expect(JSON.stringify(answer)).not.toMatch(/made-up|postgres@|replace/);
  });
});
