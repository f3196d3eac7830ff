/** Backup, restore and migration as processes: under load, killed, and there and back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPostgresStore, openSqliteStore, type Store, silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks, sourceClocks } from '@echotune/formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runEchotune, spawnEchotune, startEchotune, temporaryHome } from './kit/echotune.ts';
import { temporaryDatabase } from './kit/postgres.ts';
import { describeWith } from './need.ts';

type Environment = Readonly<Record<string, string>>;

/** A home of its own, with a database where that is PostgreSQL. */
interface Place {
  readonly home: string;
  readonly environment: Environment;
  readonly address: string;
}

type OpenPlace = () => Promise<Place>;

async function sqlitePlace(): Promise<Place> {
  const { home, remove } = await temporaryHome();
  onTestFinished(remove);
  return { home, environment: {}, address: join(home, 'echotune.sqlite') };
}

async function postgresPlace(): Promise<Place> {
  const { home } = await sqlitePlace();
  const { url, remove } = await temporaryDatabase();
  onTestFinished(remove);
  return { home, environment: { DATABASE_URL: url }, address: url };
}

async function inStore<T>({ address }: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const options = { clock: () => Date.now(), clocks: sourceClocks, telemetry: silentTelemetry };
  const store = address.startsWith('postgres:')
    ? await openPostgresStore({ url: address, ...options })
    : await openSqliteStore({ file: address, ...options });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function run({ home, environment }: Place, ...args: string[]) {
  const { code, stdout } = await runEchotune(home, [...args, '--json'], environment);
  return { code, answer: stdout === '' ? null : JSON.parse(stdout) };
}

async function done(place: Place, ...args: string[]) {
  const { code, answer } = await run(place, ...args);
  expect([code, answer?.error]).toEqual([0, undefined]);
  return answer;
}

/** Imports a history of so many plays for each of these listeners. */
async function imported(place: Place, plays: number, ...names: string[]): Promise<void> {
  for (const name of names) {
    const folder = join(place.home, `${name}-history`);
    mkdirSync(folder);
    const rows = extendedHistoryChunks({ plays, tracks: 300, endsAt: Date.UTC(2026, 0, 1) });
    writeFileSync(join(folder, 'Streaming_History_Audio_2024_0.json'), [...rows].join(''));
    await done(
      place,
      'import',
      folder,
      '--listener',
      name,
      '--new',
      '--time-zone',
      'UTC',
      '--no-train',
    );
  }
}

interface Written {
  readonly startedAt: number;
  readonly begunAt: number;
  readonly acknowledgedAt: number;
}

const writerProgram = fileURLToPath(new URL('./kit/play-writer.ts', import.meta.url));

/** Starts a writer; resolves when some of its plays are there. */
async function startWriter({ address }: Place, name: string) {
  const child = spawn(process.execPath, [writerProgram, address, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const written: Written[] = [];
  const begun = Promise.withResolvers<void>();
  const reading = (async () => {
    for await (const line of createInterface(child.stdout)) {
      const [startedAt = 0, begunAt = 0, acknowledgedAt = 0] = line.split(' ').map(Number);
      written.push({ startedAt, begunAt, acknowledgedAt });
      if (written.length === 20) begun.resolve();
    }
    begun.reject(new Error('The writer ended.'));
  })();
  await begun.promise;
  const stop = async () => {
    child.kill('SIGTERM');
    await reading;
    return written;
  };
  return { written, stop };
}

async function startsOf(place: Place, name: string): Promise<Set<number>> {
  return inStore(place, async (store) => {
    const listener = (await store.listeners.list()).find((one) => one.name === name);
    return new Set((await store.plays.columns(listener?.id ?? 0)).startedAt);
  });
}

/** How many each listener has, of a store that is sound. */
async function playsIn(place: Place): Promise<Record<string, number>> {
  return inStore(place, async (store) => {
    expect(await store.check()).toEqual([]);
    const counts: Record<string, number> = {};
    for (const { id, name } of await store.listeners.list()) {
      counts[name] = await store.plays.count(id);
    }
    return counts;
  });
}

function anyStore(openPlace: OpenPlace): void {
  it('what was acknowledged before the point of recovery is restored, and nothing else', async () => {
    const [place, other] = [await openPlace(), await openPlace()];
    await imported(place, 2000, 'Ada');
    const folder = join(place.home, 'backup');
    const { written, stop } = await startWriter(place, 'Load');
    const made = await done(place, 'backup', folder);
    const after = written.length;
    while (written.length < after + 5) await wait(5);
    await stop();
    const restored = await done(other, 'restore', folder);
    expect(restored.pointOfRecovery).toBe(made.pointOfRecovery);
    const moment = Date.parse(made.pointOfRecovery);
    const found = await startsOf(other, 'Load');
    const before = written.filter(({ acknowledgedAt }) => acknowledgedAt < moment);
    const later = written.filter(({ begunAt }) => begunAt > moment + 1);
    expect(before.length).toBeGreaterThanOrEqual(20);
    expect(before.filter(({ startedAt }) => !found.has(startedAt))).toEqual([]);
    expect(later.length).toBeGreaterThanOrEqual(5);
    expect(later.filter(({ startedAt }) => found.has(startedAt))).toEqual([]);
    expect(Object.keys(await playsIn(other)).toSorted()).toEqual(['Ada', 'Load']);
    const again = await done(other, 'backup', join(other.home, 'again'));
    expect(again.tables).toEqual(made.tables);
  });

  it('a killed backup never looks whole, and the same command makes one', async () => {
    const place = await openPlace();
    await imported(place, 8000, 'Ada');
    const folder = join(place.home, 'backup');
    const seen = [folder, join(folder, 'tables'), join(folder, 'tables', 'play')];
    for (const path of seen.map((name) => name.replace(folder, `${folder}.partial`))) {
      const child = spawnEchotune(place.home, ['backup', folder], place.environment);
      await killWhen(child, () => existsSync(path));
      if (existsSync(folder)) {
        // It was quicker.
        await done(place, 'backup', 'verify', folder);
        await rename(folder, `${folder}-${path.length}`);
        continue;
      }
      expect((await run(place, 'backup', 'verify', folder)).answer.error.code).toBe(
        'backup-unknown',
      );
    }
    await done(place, 'backup', folder);
    await done(place, 'backup', 'verify', folder);
    expect(existsSync(`${folder}.partial`)).toBe(false);
  });

  it('a killed restore leaves the old store or the new one, and the same command ends it', async () => {
    const [place, other] = [await openPlace(), await openPlace()];
    await imported(place, 8000, 'Ada');
    const folder = join(place.home, 'backup');
    const made = await done(place, 'backup', folder);
    const begunAt = Date.now();
    await done(other, 'restore', folder);
    const took = Date.now() - begunAt;
    const after = await playsIn(other);
    await imported(other, 500, 'Bob');
    const before = await playsIn(other);
    for (const share of [0.7, 0.85, 0.95]) {
      const args = ['restore', folder, '--replace'];
      const child = spawnEchotune(other.home, args, other.environment);
      const ended = once(child, 'exit');
      await Promise.race([ended, wait(took * share)]);
      child.kill('SIGKILL');
      await ended;
      const left = await playsIn(other);
      expect([before, after]).toContainEqual(left);
      if (!('Bob' in left)) break;
    }
    await done(other, 'restore', folder, '--replace');
    const now = await done(other, 'backup', join(other.home, 'now'));
    expect(now.tables).toEqual(made.tables);
  });

  it('a store on which a server works is not replaced, and nothing is replaced unasked', async () => {
    const place = await openPlace();
    const folder = join(place.home, 'backup');
    const server = await startEchotune(place.home, place.environment);
    await done(place, 'backup', folder);
    const asked = await run(place, 'restore', folder);
    expect([asked.code, asked.answer.error.code]).toEqual([5, 'store-not-empty']);
    const refused = await run(place, 'restore', folder, '--replace');
    expect([refused.code, refused.answer.error.code]).toEqual([5, 'store-in-use']);
    await server.stop();
    await done(place, 'restore', folder, '--replace');
  });
}

/** kill -9 at a moment of its work, or after its end. */
async function killWhen(child: ChildProcess, isTime: () => boolean): Promise<void> {
  const ended = once(child, 'exit');
  while (child.exitCode === null && !isTime()) await wait(1);
  child.kill('SIGKILL');
  await ended;
}

describe('on SQLite', () => anyStore(sqlitePlace));

describeWith('postgres', 'on PostgreSQL', () => {
  anyStore(postgresPlace);

  it('from SQLite to PostgreSQL and back every listener is exported alike', async () => {
    const [first, second, third] = [
      await sqlitePlace(),
      await postgresPlace(),
      await sqlitePlace(),
    ];
    await imported(first, 1000, 'Ada', 'Bob');
    await done(first, 'models', 'train');
    await done(first, 'recommend', '--listener', 'Ada');
    const exported = async (place: Place) => {
      const texts: string[] = [];
      for (const name of ['Ada', 'Bob']) {
        const args = ['export', '--listener', name];
        texts.push((await runEchotune(place.home, args, place.environment)).stdout);
      }
      return texts;
    };
    const there = await done(first, 'migrate', '--to', second.address);
    expect(there.set).toContain('DATABASE_URL=');
    const back = await done(second, 'migrate', '--to', third.home);
    expect(back.tables).toEqual(there.tables);
    const texts = await exported(first);
    expect(texts.map((text) => text.split('\n').length > 900)).toEqual([true, true]);
    expect(await exported(second)).toEqual(texts);
    expect(await exported(third)).toEqual(texts);
    const occupied = await run(first, 'migrate', '--to', second.address);
    expect([occupied.code, occupied.answer.error.code]).toEqual([5, 'store-not-empty']);
    expect(await playsIn(third)).toEqual(await playsIn(first));
  });
});
