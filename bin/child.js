import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} Ending */

/**
 * The environment with one Node first on PATH, so that whatever starts `node` gets the same one.
 * Windows spells the variable `Path`; a second spelling would leave it to chance which one counts.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node path of the executable
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(env, node) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), env[key]].filter(Boolean).join(delimiter);
  return { ...env, [key]: path };
}

/**
 * Runs a program to its end and passes signals on to it. Ctrl-C in a terminal reaches the whole
 * group by itself: passing it on as well would count as a second, impatient one.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, capture?: boolean }} options `capture` keeps the
 *   output instead of showing it, gives the program no input, and a channel by which a Node program
 *   that loads `follow-parent.js` learns of our end
 * @returns {Promise<Ending>}
 */
export function run(command, args, { cwd, env, capture = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe', 'ipc'] : 'inherit',
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }

    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const letGo = () => {
      for (const signal of signals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      letGo();
      reject(error);
    });
    child.once('close', (code, signal) => {
      letGo();
      resolve({ code, signal, output });
    });
  });
}

/**
 * Ends this process the way the child ended: with its exit code, or by its signal, which shells
 * tell apart (a loop stops when Ctrl-C killed a step, and goes on when the step merely failed).
 * @param {Ending} ending
 */
export function endLike({ code, signal }) {
  if (signal === null) {
    process.exitCode = code ?? 1;
  } else if (['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal)) {
    process.kill(process.pid, signal);
  } else {
    process.exitCode = 128 + constants.signals[signal];
  }
}
