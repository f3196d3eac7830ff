import { program } from '@echotune/cli';

type Command = ReturnType<typeof program>;

/** The words of a line, as a shell takes them apart; what is quoted is one. */
export function wordsOf(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replaceAll(/^["']|["']$/g, ''));
}

/**
 * What is wrong with a call of `echotune`, by its words: no such command, or an option that it does not
 * have. Null where it could be given.
 */
export function problemOfCall(words: readonly string[]): string | null {
  let command: Command | Command['commands'][number] = program();
  const options = new Set(['--help', '--version']);
  const rest = [...words];
  for (;;) {
    for (const { long, short } of command.options) {
      for (const name of [long, short]) if (name) options.add(name);
    }
    const inner: Command['commands'][number] | undefined = command.commands.find(
      (one) => one.name() === rest[0],
    );
    if (inner === undefined) break;
    command = inner;
    rest.shift();
  }
  if (command.name() === 'echotune') return `there is no command ${words[0]}`;
  const isGroup = command.commands.length > 0 && /^[a-z-]+$/.test(rest[0] ?? '');
  if (isGroup && command.registeredArguments.length === 0) {
    return `${command.name()} has no command ${rest[0]}`;
  }
  const unknown = rest
    .map((word) => word.replace(/=.*$/, ''))
    .filter((word) => /^--?[a-z]/.test(word) && !options.has(word));
  return unknown.length === 0 ? null : `${command.name()} has no option ${unknown.join(', ')}`;
}
