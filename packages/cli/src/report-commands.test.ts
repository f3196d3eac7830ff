import { readFileSync } from 'node:fs';
import { reportCommands } from '@echotune/service';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { scripts } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
/** Commands of npm's own that a report names. */
const npmOwn = ['outdated', 'test'];

/** What is left of a call once its commands are found. */
function follow(words: readonly string[]): { command: Command; rest: readonly string[] } {
  let command: Command = program();
  let rest = words;
  for (;;) {
    const [name, ...after] = rest;
    const next = command.commands.find((one) => one.name() === name);
    if (next === undefined) return { command, rest };
    [command, rest] = [next, after];
  }
}

describe('every command that a report advises is one', () => {
  it.each(Object.values(reportCommands))('%s', (text) => {
    const [tool, first = '', ...others] = text.split(' ');
    if (tool === 'npm') {
      const name = first === 'run' ? others[0] : first;
      expect([...npmOwn, ...Object.keys(scripts)]).toContain(name);
      return;
    }
    const { command, rest } = follow([first, ...others]);
    expect(command.commands).toEqual([]);
    const [words, options] = [
      rest.filter((word) => !word.startsWith('--')),
      rest.filter((word) => word.startsWith('--')),
    ];
    for (const option of options) {
      expect(command.options.map(({ long }) => long)).toContain(option);
    }
    const needed = command.registeredArguments.filter(({ required }) => required).length;
    const valued = command.options.filter(
      ({ long, required }) => required && options.includes(long ?? ''),
    );
    expect(words.length - valued.length).toBeGreaterThanOrEqual(needed);
  });
});
