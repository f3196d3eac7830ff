import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launcher } from './echotune.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder that is like a checkout, where commands may leave what they write. */
export async function likeCheckout(folder: string): Promise<string> {
  await mkdir(join(folder, 'programs'), { recursive: true });
  await symlink(launcher, join(folder, 'programs', 'echotune'));
  for (const name of ['package.json', 'node_modules', 'bin', 'packages', 'ops', 'docs']) {
    await symlink(join(root, name), join(folder, name));
  }
  return folder;
}

export interface CommandRun {
  readonly command: string;
  readonly code: number;
  /** What it wrote, to both. */
  readonly said: string;
}

/**
 * Commands one after the other in one shell, as somebody types them who reads a document: what one sets
 * the next ones have.
 */
export async function runInOrder(
  commands: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<CommandRun[]> {
  const mark = '\u001e';
  const script = commands
    .map((command) => `${command}\ncode=$?; printf '${mark}%s${mark}' "$code"`)
    .join('\n');
  const shell = spawn('bash', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [join(folder, 'programs'), dirname(process.execPath), process.env.PATH].join(delimiter),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await once(shell, 'close');
  const parts = said.split(mark);
  return commands.map((command, index) => ({
    command,
    code: Number(parts[2 * index + 1] ?? -1),
    said: parts[2 * index] ?? '',
  }));
}
