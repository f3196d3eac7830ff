import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Store, Telemetry } from '@echotune/data';
import { jobKinds } from '@echotune/service';
import type { Config } from '../config/config.ts';

const program = fileURLToPath(new URL('./job-process.ts', import.meta.url));
const pollMs = 2_000;

/** Starts the background process whenever a job is waiting; at most one at a time. */
export class WorkerProcess {
  readonly #config: Config;
  readonly #store: Store;
  readonly #telemetry: Telemetry;
  readonly #timer: NodeJS.Timeout;
  #child: ChildProcess | null = null;
  #stopped = false;

  constructor(config: Config, store: Store, telemetry: Telemetry) {
    this.#config = config;
    this.#store = store;
    this.#telemetry = telemetry;
    this.#timer = setInterval(() => void this.#startIfDue(), pollMs);
    this.#timer.unref();
  }

  /** A job was just enqueued. */
  wake(): void {
    if (this.#child !== null || this.#stopped) return;
    const child = spawn(process.execPath, [...process.execArgv, program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environmentOf(this.#config) },
    });
    this.#child = child;
    child.once('exit', (code, signal) => {
      this.#child = null;
      if (code !== 0 && !this.#stopped)
        this.#telemetry.log('warn', 'worker-ended', { code, signal });
    });
  }

  async #startIfDue(): Promise<void> {
    try {
      if (await this.#store.jobs.due(jobKinds)) this.wake();
    } catch (cause) {
      this.#telemetry.log('warn', 'jobs-not-readable', { cause });
    }
  }

  /** Ends the background process; its job is taken up again at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

/** The configuration as the child reads it, so that both mean the same store. */
function environmentOf(config: Config): Record<string, string> {
  return {
    ECHOTUNE_HOME: config.home,
    ECHOTUNE_LOG_LEVEL: config.logLevel,
    DATABASE_URL: config.databaseUrl ?? '',
  };
}
