import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { madeUpSecrets } from './made-up-secrets.ts';

/** Something in a file that looks like a key, a token or a private key. */
export interface FoundSecret {
  readonly file: string;
  readonly line: number;
  /** What kind of secret; never the secret. */
  readonly message: string;
}

/** Files that git keeps, by their path in the project. */
export function trackedFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '');
}

/** Of a folder's files, by their paths in it, what looks secret and is not known to be made up. */
export async function findSecrets(root: string, files: readonly string[]): Promise<FoundSecret[]> {
  const found: FoundSecret[] = [];
  for (const file of files) {
    const text = textOf(join(root, file));
    if (text !== null) found.push(...(await secretsIn(file, text)));
  }
  return found;
}

/** Null where it is none, or gone. */
function textOf(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** What the preset has no rule for: keys of the language models that EchoTune asks. */
const own = [
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/ },
  { what: 'a Perplexity API key', pattern: /\bpplx-[A-Za-z0-9]{40,}/ },
];

async function secretsIn(file: string, content: string): Promise<FoundSecret[]> {
  const { messages } = await lintSource({
    source: { filePath: file, content, ext: extname(file), contentType: 'text' },
    options: {
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
      maskSecrets: true,
    },
  });
  const lines = content.split('\n');
  const found = messages.map(({ loc, message }) => ({ file, line: loc.start.line, message }));
  for (const [nth, line] of lines.entries()) {
    const what = own.find(({ pattern }) => pattern.test(line))?.what;
    if (what !== undefined) found.push({ file, line: nth + 1, message: `found ${what}` });
  }
  return found.filter(
    ({ line }) =>
      !madeUpSecrets.some((known) => known.file === file && lines[line - 1]?.includes(known.text)),
  );
}
