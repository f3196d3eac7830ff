/** Agents over whole processes: killed at any moment they leave a log that verifies, and nothing unknown. */
import { once } from 'node:events';
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '@echotune/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let home: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const agents = (...args: string[]) => runEchotune(home, ['agents', ...args]);
const answer = async (...args: string[]) => JSON.parse((await agents(...args, '--json')).stdout);
const modeOf = () => statSync(home).mode & 0o777;

describe('a process that is killed', () => {
  it('at any moment leaves a log that verifies, and no act of which nobody knows', async () => {
    const random = seededRandom(7);
    let kills = 0;
    for (let turn = 0; turn < 8; turn += 1) {
      chmodSync(home, 0o755);
      // Set anew, so that to and fro does not stop it.
      await agents('on', 'security');
      const child = spawnEchotune(home, ['agents', 'run', 'security']);
      const exited = once(child, 'exit').then(() => true);
      if (await Promise.race([exited, wait(200 + random() * 1300, false)])) continue;
      child.kill('SIGKILL');
      await exited;
      kills += 1;
      expect((await answer('log', '--verify')).fault).toBeNull();
    }
    expect(kills).toBeGreaterThan(0);
    // Of who died in the middle the lease lapses by itself; here it is taken away.
    using database = new DatabaseSync(join(home, 'echotune.sqlite'));
    database.exec("delete from lease where name = 'agent:security'");
    chmodSync(home, 0o755);
    await agents('on', 'security');
    await agents('run', 'security');
    const { past } = await answer('show', 'security');
    expect(past.filter(({ state }: { state: string }) => state === 'intended')).toEqual([]);
    expect((await answer('log', '--verify')).isSound).toBe(true);
  });
});

describe('the log', () => {
  it('that somebody has changed is found, with its place and exit code 5', async () => {
    await agents('on', 'budget');
    await agents('dry-run', 'budget');
    const { head } = await answer('log', '--verify');
    expect(await agents('log', '--verify', '--contains', head.hash)).toMatchObject({ code: 0 });
    using database = new DatabaseSync(join(home, 'echotune.sqlite'));
    database.exec(`update decision_log set body = replace(body, '"on"', '"off"') where seq = 1`);
    const found = await agents('log', '--verify');
    expect(found).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('entry 1 is not what'),
    });
    expect((await agents('log')).stdout).toContain('settings');
  });

  it('whose end is gone keeps nobody from stopping agents, and is named by whoever looks', async () => {
    using database = new DatabaseSync(join(home, 'echotune.sqlite'));
    await agents('on', 'budget');
    database.exec('delete from decision_head');
    expect(await agents('kill')).toMatchObject({ code: 0 });
    const found = await agents('log', '--verify');
    expect(found).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('where the log ended is gone (decision_head)'),
    });
    expect((await runEchotune(home, ['doctor'])).stdout).toMatch(/✗ agents .*decision_head/);
  });

  it('is decided again as then', async () => {
    await agents('run');
    const { replayed, otherwise } = await answer('replay');
    expect(replayed).toBeGreaterThan(5);
    expect(otherwise).toEqual([]);
    expect(await agents('replay', '9999')).toMatchObject({ code: 2 });
  });
});

describe('what is typed', () => {
  it('of an agent that there is not, or against itself, is refused', async () => {
    const unknown = { code: 2, stderr: expect.stringContaining('no agent nope') };
    expect(await agents('log', '--agent', 'nope')).toMatchObject(unknown);
    expect(await agents('replay', '--agent', 'nope')).toMatchObject(unknown);
    expect(await agents('log', '--agent', 'mcp')).toMatchObject({ code: 0 });
    const both = await agents('permit', 'cache', '--default', 'set-time');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('leave out set-time') });
    expect(await agents('permit', 'cache', '--per-day', '99999999999')).toMatchObject({ code: 2 });
  });

  it('is answered by what was done: dry runs are told apart, permissions named, a stop said', async () => {
    chmodSync(home, 0o755);
    expect((await runEchotune(home, ['doctor'])).stdout).toMatch(
      /! files .*home, .*echotune\.sqlite-wal/,
    );
    await agents('run', 'security');
    expect((await agents('list')).stdout).toMatch(/security +dry run +0 acts, would do \d+ /);
    expect((await agents('show', 'security')).stdout).toContain('echotune.sqlite-wal');
    await agents('permit', 'security');
    expect((await agents('log', '--agent', 'security')).stdout).toMatch(
      /permits none, .*withdrawn tighten/,
    );
    await agents('kill');
    expect((await agents('run', 'security')).stdout).toContain('security: did nothing: all agents');
  });
});

describe('beside a running server', () => {
  const json = { 'content-type': 'application/json' };
  let server: OwnedServer;
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.address}/api/v1${path}`, {
      ...{ method, headers: { ...server.headers, ...(body && json) } },
      ...(body && { body: JSON.stringify(body) }),
    });
    return Object(await response.json());
  };

  beforeEach(async () => {
    server = await startOwned(home);
  });
  afterEach(() => server.stop());

  it('an act is done in the background, and taken back by who asks; the log says who', async () => {
    chmodSync(home, 0o750);
    await ask('PATCH', '/agents/security', { mode: 'on' });
    await ask('POST', '/agents/security/run');
    await expect.poll(modeOf).toBe(0o700);
    for (const file of ['echotune.sqlite', 'echotune.sqlite-wal', 'echotune.sqlite-shm']) {
      const mode = () => statSync(join(home, file)).mode & 0o077;
      await expect.poll(mode, { message: file }).toBe(0);
    }
    const acts = async () => (await ask('GET', '/agents/acts?agent=security')).acts;
    const ofHome = async () =>
      (await acts()).find(({ target }: { target: string }) => target === 'home');
    await expect.poll(async () => (await ofHome())?.state).toBe('acted');
    const { id, sentence } = await ofHome();
    expect(sentence).toBe('Nobody but its owner can read or change home');
    expect(await ask('DELETE', `/agents/acts/${id}`)).toMatchObject({ state: 'undone' });
    expect(modeOf()).toBe(0o750);
    const { logged } = await ask('GET', '/agents/log?kind=settings');
    expect(logged).toMatchObject([{ agent: 'security', who: expect.any(String) }]);
    expect(logged[0].body.by).toMatch(/^account:/);
    expect(await ask('GET', '/agents/log/check')).toMatchObject({ isSound: true, fault: null });
  });

  it('the kill switch that is thrown on the command line stops what runs in the server', async () => {
    chmodSync(home, 0o750);
    await ask('PATCH', '/agents/security', { mode: 'on' });
    await agents('kill');
    expect((await ask('GET', '/agents')).killed).toMatchObject({ by: 'command line', who: null });
    const { id } = await ask('POST', '/agents/security/run');
    const job = async () =>
      (await ask('GET', '/jobs?kind=run-agents')).jobs.find((one: { id: number }) => one.id === id);
    await expect.poll(async () => (await job())?.state).toBe('done');
    expect(modeOf()).toBe(0o750);
    await ask('PUT', '/agents/kill-switch', { isThrown: false });
    await ask('POST', '/agents/security/run');
    await expect.poll(modeOf).toBe(0o700);
  });

  it('a log whose end is gone is told of, and the kill switch works all the same', async () => {
    using database = new DatabaseSync(join(home, 'echotune.sqlite'));
    database.exec('delete from decision_head');
    const gone = { isSound: false, head: null, fault: { fault: 'endless' } };
    expect(await ask('GET', '/agents/log/check')).toMatchObject(gone);
    const { killed } = await ask('PUT', '/agents/kill-switch', { isThrown: true });
    expect(killed).toMatchObject({ by: expect.stringMatching(/^account:/) });
    const { parts } = await ask('GET', '/health/diagnosis');
    expect(parts).toContainEqual(
      expect.objectContaining({ name: 'agents', ok: false, problem: 'log-endless' }),
    );
  });

  it('only who runs it may see agents or set them', async () => {
    const nobody = await fetch(`${server.address}/api/v1/agents`);
    expect(nobody.status).toBe(401);
    const unknown = await ask('PATCH', '/agents/nobody', { mode: 'on' });
    expect(unknown.code).toBe('agent-unknown');
    const strange = await ask('PATCH', '/agents/budget', { permits: ['fly'] });
    expect(strange.code).toBe('act-unknown');
    const log = await ask('GET', '/agents/log?agent=nope');
    expect(log).toMatchObject({ code: 'agent-unknown', detail: expect.stringContaining('nope') });
    expect((await ask('GET', '/agents/acts?agent=nope')).code).toBe('agent-unknown');
  });
});
