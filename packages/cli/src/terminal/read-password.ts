import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { EchoError } from '@echotune/data';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * A password that somebody types, unseen and twice, or that a program sends as all of standard input; one line's end is
 * not part of it. Throws input-invalid where the two differ or nothing came.
 */
export async function readPassword(input: NodeJS.ReadStream = process.stdin): Promise<string> {
  if (!input.isTTY) return given((await text(input)).replace(/\r?\n$/, ''));
  const lines = createInterface({ input, output: nowhere(), terminal: true });
  lines.once('SIGINT', () => lines.close());
  const typed = lines[Symbol.asyncIterator]();
  const ask = async (prompt: string) => {
    process.stderr.write(prompt);
    const { value, done } = await typed.next();
    process.stderr.write('\n');
    return given(done === true ? '' : value);
  };
  try {
    const password = await ask('Password: ');
    if (password === (await ask('The same again: '))) return password;
  } finally {
    lines.close();
  }
  throw new EchoError('input-invalid', 'The two passwords differ.');
}

function given(password: string): string {
  if (password !== '') return password;
  throw new EchoError('input-invalid', 'No password was given.');
}
