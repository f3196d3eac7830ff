import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is written for people: Markdown at the root and in docs. */
export const documents: readonly string[] = globSync(['*.md', 'docs/*.md'], { cwd: root })
  .filter((name) => name !== 'CHANGELOG.md')
  .sort();

const documentText = (name: string) => readFileSync(join(root, name), 'utf8');

/** Programs that a line begins with where it is a command and no output or setting. */
const programs =
  /^([A-Z_]+=\S.* )?(npm|npx|node|echo|umask|useradd|runuser|rm|echotune|curl|export|printf|git|sudo|apt-get|systemctl|docker|kubectl|openssl|cp|mkdir|install|chmod|ln|cd|sqlite3|pg_dump|psql|\.ci\/|ops\/|bin\/)/;

/** The blocks of code of a document: fenced as a shell's, or indented. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [];
  let fence: string | null = null;
  let isOpen = false;
  for (const line of text.split('\n')) {
    const mark = /^\s*```(\w*)/.exec(line);
    if (mark !== null) {
      fence = fence === null ? (mark[1] ?? '') : null;
      isOpen = false;
      continue;
    }
    const isIndented = fence === null && (isOpen ? /^ {4}.*\S/ : /^ {4}\S/).test(line);
    const isShell = fence !== null && ['sh', 'bash', 'console'].includes(fence);
    if (!isIndented && !isShell) {
      isOpen = false;
      continue;
    }
    if (!isOpen) blocks.push([]);
    isOpen = true;
    blocks.at(-1)?.push(line.replace(/^ {4}/, ''));
  }
  return blocks;
}

/** Commands of a document, in order: what goes on over lines is one. */
export function commandsOf(name: string): string[] {
  return blocksOf(documentText(name)).flatMap((block) => {
    const hasPrompt = block.some((line) => line.startsWith('$ '));
    const found: string[] = [];
    for (const line of block) {
      const last = found.at(-1);
      const isSame = last !== undefined && goesOn(last);
      if (isSame) found[found.length - 1] = `${last}\n${line}`;
      else if (hasPrompt ? line.startsWith('$ ') : programs.test(line)) {
        found.push(line.replace(/^\$ /, ''));
      }
    }
    return found;
  });
}

/** A backslash at its end, or a quote that is not closed. */
function goesOn(command: string): boolean {
  const quoted = command.replaceAll(/'[^']*'|"[^"]*"/g, '');
  return command.endsWith('\\') || /['"]/.test(quoted);
}

/** Calls of `echotune` that a document names within its sentences and tables. */
export function callsIn(name: string): string[] {
  const spans = [...documentText(name).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return spans.filter((span) => span.startsWith('echotune ')).map((span) => span.slice(9));
}

/** The rows of the README's table of commands, each the calls that stand in it. */
export function commandTable(): string[][] {
  const table = documentText('README.md').split('\n## The command\n')[1]?.split('\n## ')[0] ?? '';
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, one = '']) => one),
    );
}
