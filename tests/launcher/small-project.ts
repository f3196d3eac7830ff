import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { dependencyStamp } from '../../bin/dependencies.js';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));

/** A project with our launcher and a command line of a few lines, in a folder with a space. */
export class SmallProject {
  readonly root = mkdtempSync(join(tmpdir(), 'echo tune '));

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    cpSync(bin, join(this.root, 'bin'), { recursive: true });
    this.write('package.json', '{"name": "small", "type": "module", "workspaces": ["packages/*"]}');
    this.write('packages/cli/package.json', '{"name": "small-cli", "type": "module"}');
    this.write('packages/cli/src/main.ts', main);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Makes the dependencies look installed. */
  stamp(): this {
    this.write('node_modules/.echotune-stamp', dependencyStamp(this.root));
    return this;
  }

  /** A folder that is a whole PATH: with Node and without npm. */
  pathWithoutNpm(): string {
    const folder = join(this.root, 'only node');
    mkdirSync(folder, { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node'));
    return folder;
  }

  /** Starts `node bin/FILE …` from another folder, as a person might. */
  start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const [file = '', ...rest] = args;
    const child = spawn(
      process.execPath,
      [...preload(env), join(this.root, 'bin', file), ...rest],
      {
        cwd: tmpdir(),
        env: { ...process.env, npm_config_omit: 'dev', npm_config_global: 'true', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, out, err }));
    });
    return { child, ended };
  }
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Lets the launcher believe that it runs on another Node. */
export const pretend = (version: string) => ({ PRETEND_NODE: version });

function preload(env: NodeJS.ProcessEnv): string[] {
  const version = env.PRETEND_NODE;
  if (version === undefined) return [];
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}

const main = `
const [command, value] = process.argv.slice(2);
if (command === 'exit') process.exit(Number(value));
if (command === 'where') console.log([process.cwd(), process.execPath, value].join('|'));
if (command === 'wait') {
  if (value !== undefined) process.on('SIGTERM', () => process.exit(Number(value)));
  setInterval(() => {}, 1000);
  console.log('waiting');
}
`;
