import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { jobKinds, settleImports } from '@echotune/service';
import type { Config } from '../config/config.ts';
import { isMeasurement } from '../metrics/measurement.ts';
import type { EchoTune } from '../wire.ts';

const jobProcess = fileURLToPath(new URL('./job-process.ts', import.meta.url));
const pollMs = 2_000;
const longestBackoffMs = 60_000;

/** How the background process is started and ended. */
export interface WorkerCommand {
  readonly node: string;
  readonly program: string;
  /** Time to give its job back before it is killed. */
  readonly graceMs: number;
}

const usual: WorkerCommand = { node: process.execPath, program: jobProcess, graceMs: 10_000 };

interface Running {
  readonly child: ChildProcess;
  /** Resolves when it has ended, or could not be started. */
  readonly ended: Promise<void>;
}

/** Starts the background process whenever a job is waiting; at most one at a time. */
export class WorkerProcess {
  readonly #echotune: EchoTune;
  readonly #command: WorkerCommand;
  readonly #timer: NodeJS.Timeout;
  #running: Running | null = null;
  #stopped = false;
  /** 0 after a process that ended well. */
  #backoffMs = 0;
  #notBefore = 0;

  constructor(echotune: EchoTune, command: Partial<WorkerCommand> = {}) {
    this.#echotune = echotune;
    this.#command = { ...usual, ...command };
    this.#timer = setInterval(() => void this.#startIfDue(), pollMs);
    this.#timer.unref();
  }

  /** A job was just enqueued. */
  wake(): void {
    if (this.#running !== null || this.#stopped) return;
    if (this.#echotune.clock() < this.#notBefore) return;
    const { node, program } = this.#command;
    const child = spawn(node, [...process.execArgv, program], {
      // By the channel it learns of our end, also where we are killed outright.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...environmentOf(this.#echotune.config) },
      windowsHide: true,
    });
    // It has no port of its own: what it counts is counted here, each message once.
    child.on('message', (message) => {
      if (isMeasurement(message)) this.#echotune.meter.record(message);
    });
    giveWay(child);
    const ended = endOf(child).then((failure) => this.#hasEnded(failure));
    this.#running = { child, ended };
  }

  async #hasEnded(failure: object | null): Promise<void> {
    const { telemetry, clock } = this.#echotune;
    this.#running = null;
    if (this.#stopped) return;
    if (failure === null) this.#backoffMs = 0;
    else {
      this.#backoffMs = Math.min(Math.max(pollMs, this.#backoffMs * 2), longestBackoffMs);
      telemetry.log('warn', 'worker-ended', { ...failure, againInMs: this.#backoffMs });
      telemetry.count('worker_failures');
    }
    this.#notBefore = clock() + this.#backoffMs;
    await settleImports(this.#echotune).catch((cause: unknown) =>
      telemetry.log('warn', 'imports-not-settled', { cause }),
    );
    // A job may have come while it was closing.
    await this.#startIfDue();
  }

  async #startIfDue(): Promise<void> {
    const { store, telemetry } = this.#echotune;
    try {
      if (await store.jobs.due(jobKinds)) this.wake();
    } catch (cause) {
      telemetry.log('warn', 'jobs-not-readable', { cause });
    }
  }

  /** Ends the background process, which gives its job back, to be taken up at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#running === null) return;
    const { child, ended } = this.#running;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), this.#command.graceMs);
    await ended;
    clearTimeout(timer);
  }
}

/**
 * Answers go first. Said from here, before it starts any thread: on Linux a process has a priority for each of its
 * threads, and those of the garbage collection would keep the usual one if it said so itself.
 */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, which whoever waits for its end is told.
  }
}

/** Waits for the end of a process; what went wrong with it, or null. */
function endOf(child: ChildProcess): Promise<object | null> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code === 0 ? null : { code, signal }));
    // Also emitted where a signal could not be sent, and it still runs.
    child.on('error', (cause) => {
      if (child.pid === undefined) resolve({ cause });
    });
  });
}

/** The configuration as the child reads it, so that both mean the same store. */
function environmentOf(config: Config): Record<string, string> {
  return {
    ECHOTUNE_HOME: config.home,
    ECHOTUNE_LOG_LEVEL: config.logLevel,
    DATABASE_URL: config.databaseUrl ?? '',
  };
}
