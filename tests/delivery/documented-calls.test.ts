/** Whatever the documents call by name is there, with its options. */
import { program } from '@echotune/cli';
import { expect, it } from 'vitest';
import { callsIn, commandTable, documents } from '../kit/documents.ts';
import { problemOfCall, wordsOf } from '../kit/known-command.ts';

/** For whoever develops, who reads on. */
const elsewhere = ['dev'];

const problemsOf = (calls: readonly string[]) =>
  calls.flatMap((call) => {
    const problem = problemOfCall(wordsOf(call));
    return problem === null ? [] : [`${call}: ${problem}`];
  });

it.each(documents)('%s names commands and options that are there', (name) => {
  expect(problemsOf(callsIn(name))).toEqual([]);
});

it('the README’s table of commands is true, and has every command', () => {
  // Later ones of a row leave out what they share with the first.
  const calls = commandTable().flatMap(([first = '', ...others]) => [
    first,
    ...others.map((call) => {
      const group = wordsOf(first)[0] ?? '';
      return problemOfCall(wordsOf(call)) === null ? call : `${group} ${call}`;
    }),
  ]);
  expect(calls.length).toBeGreaterThan(60);
  expect(problemsOf(calls)).toEqual([]);
  const named = new Set(calls.map((call) => wordsOf(call)[0]));
  const missing = program().commands.map((command) => command.name());
  expect(missing.filter((name) => !named.has(name))).toEqual(elsewhere);
});

it.each([
  ['models promote 4 --canary', null],
  ['recommend --shelf discover --years=1990..1999', null],
  ['sing', /no command sing/],
  ['models sing', /models has no command sing/],
  ['models promote 4 --loudly', /promote has no option --loudly/],
])('%s', (call, problem) => {
  const found = problemOfCall(wordsOf(call));
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});
