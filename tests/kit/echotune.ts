import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { productFlags } from '../../bin/product-flags.js';

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** What people start: it sees to it that everything is there, then does the same. */
export const launcher = fileURLToPath(new URL('../../bin/echotune.js', import.meta.url));

/** Words that start the real command. */
export const echotuneCommand: readonly [string, ...string[]] = [
  process.execPath,
  ...productFlags,
  main,
];

/** A home folder of its own for one test or benchmark. */
export async function temporaryHome(): Promise<{ home: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'echotune-'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Starts the real command in a process of its own. */
export function spawnEchotune(
  home: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  program = main,
): ChildProcess {
  return spawn(process.execPath, [...productFlags, program, ...args], {
    env: { ...process.env, ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a command answers with `--json` while it goes on. */
export async function firstJson(child: ChildProcess): Promise<unknown> {
  let text = '';
  for await (const line of createInterface(child.stdout ?? process.stdin)) {
    text += line;
    if (line === '}') break;
  }
  return JSON.parse(text);
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command to its end. */
export async function runEchotune(
  home: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawnEchotune(home, args, environment);
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

export interface TestServer {
  readonly address: string;
  /** Makes the owner; null where there is one. */
  readonly claimLink: string | null;
  readonly child: ChildProcess;
  /** kill -9. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real server, or another release's, on a free port and waits until it listens. */
export async function startEchotune(
  home: string,
  environment: Readonly<Record<string, string>> = {},
  program = main,
): Promise<TestServer> {
  const settings = { ECHOTUNE_PORT: '0', ...environment };
  const child = spawnEchotune(home, ['start'], settings, program);
  const exited = once(child, 'exit');
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const end = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
    child.kill(signal);
    await exited;
  };
  if (child.stdout === null) throw new Error('No output to read');
  let said = '';
  for await (const line of createInterface(child.stdout)) {
    said += `${line}\n`;
    if (!line.startsWith('Everything stays')) continue;
    child.stdout.resume();
    const [address = '', claimLink = null] = said.match(/http:\/\/\S+/g) ?? [];
    return { address, claimLink, child, kill: end('SIGKILL'), stop: end('SIGTERM') };
  }
  throw new Error(`The server ended before it listened: ${complaint}`);
}
