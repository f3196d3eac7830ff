import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { spawnEchotune, startEchotune } from '../../tests/kit/echotune.ts';
import { cpuSeconds } from '../kit/process-figures.ts';
import type { LoadBalancer } from './load-balancer.ts';

/** Where a release lies: the folder of its packages. */
export type Release = string;

export interface Member {
  readonly name: string;
  readonly child: ChildProcess;
  /** Null of a worker. */
  readonly address: string | null;
}

export interface Settings {
  /** The folder in which every process has a home of its own. */
  readonly folder: string;
  /** What all of them are told alike: the store, Redis, the shared files, the key. */
  readonly environment: Readonly<Record<string, string>>;
}

const program = (release: Release) => join(release, 'cli', 'src', 'main.ts');

/** Servers behind a load balancer, and workers: each a process with a home of its own. */
export class Cluster {
  readonly #settings: Settings;
  readonly #balancer: LoadBalancer;
  readonly #members = new Map<string, Member>();

  constructor(settings: Settings, balancer: LoadBalancer) {
    this.#settings = settings;
    this.#balancer = balancer;
  }

  servers(): Member[] {
    return [...this.#members.values()].filter(({ address }) => address !== null);
  }

  get(name: string): Member {
    const member = this.#members.get(name);
    if (member === undefined) throw new Error(`There is no ${name}`);
    return member;
  }

  /** Processor time of all servers, seconds. */
  cpuSeconds(): number {
    return this.servers().reduce((sum, { child }) => sum + cpuSeconds(child.pid ?? 0), 0);
  }

  /** By its name a server, which then answers, or a worker. */
  async start(name: string, release: Release): Promise<void> {
    if (name.startsWith('server')) await this.#startServer(name, release);
    else this.#startWorker(name, release);
  }

  async #startServer(name: string, release: Release): Promise<void> {
    const environment = { ...this.#settings.environment, ECHOTUNE_WORKER: 'false' };
    const home = join(this.#settings.folder, name);
    const { child, address } = await startEchotune(home, environment, program(release));
    this.#members.set(name, { name, child, address });
    this.#balancer.add(name, address);
  }

  #startWorker(name: string, release: Release): void {
    const { folder, environment } = this.#settings;
    const child = spawnEchotune(join(folder, name), ['work'], environment, program(release));
    child.stdout?.resume();
    child.stderr?.pipe(process.stderr);
    this.#members.set(name, { name, child, address: null });
  }

  /** kill -9. */
  async kill(name: string): Promise<void> {
    const { child } = this.get(name);
    child.kill('SIGKILL');
    this.#balancer.remove(name);
    await gone(child);
    this.#members.delete(name);
  }

  /** As an operator does: no more requests, those under way answered, then SIGTERM. */
  async stop(name: string): Promise<void> {
    const { child } = this.get(name);
    await this.#balancer.drain(name);
    child.kill('SIGTERM');
    await gone(child);
    this.#members.delete(name);
  }

  async stopAll(): Promise<void> {
    for (const name of [...this.#members.keys()]) await this.stop(name);
  }

  /** Whatever becomes of the benchmark, its processes end with it. */
  killAll(): void {
    for (const { child } of this.#members.values()) child.kill('SIGKILL');
  }
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
