/** docs/security.md says what holds by tests that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const text = read('docs/security.md');

const chapters = [
  ...['Encoding and Sanitization', 'Validation and Business Logic', 'Web Frontend Security'],
  ...['API and Web Service', 'File Handling', 'Authentication', 'Session Management'],
  ...['Authorization', 'Self-contained Tokens', 'OAuth and OIDC', 'Cryptography'],
  ...['Secure Communication', 'Configuration', 'Data Protection'],
  ...['Secure Coding and Architecture', 'Security Logging and Error Handling', 'WebRTC'],
].map((name, nth) => `V${nth + 1} ${name}`);
const risks = [
  ...['Prompt Injection', 'Sensitive Information Disclosure', 'Supply Chain'],
  ...['Data and Model Poisoning', 'Improper Output Handling', 'Excessive Agency'],
  ...['System Prompt Leakage', 'Vector and Embedding Weaknesses', 'Misinformation'],
  'Unbounded Consumption',
].map((name, nth) => `LLM${String(nth + 1).padStart(2, '0')} ${name}`);

/** What a table's cell names: files of tests, each with a name in it where one is told. */
function citedIn(document: string): { file: string; name: string }[] {
  const cited = /`([\w./-]+\.(?:test|contract)\.ts)`(?: “([^”]+)”)?/g;
  return [...document.matchAll(cited)].map(([, file = '', name = '']) => ({ file, name }));
}

const missingOf = (document: string) =>
  citedIn(document).filter(
    ({ file, name }) => !existsSync(join(root, file)) || !read(file).includes(name),
  );

/** First cell, and the last. */
const lines = text
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map((cells) => ({ of: cells[1] ?? '', holds: cells[2] ?? '', test: cells.at(-2) ?? '' }));

it('has a line for every chapter of ASVS 5.0 and each of the ten of language models, in their order', () => {
  const told = lines.map(({ of }) => of);
  expect(told.filter((of) => /^V\d/.test(of))).toEqual(chapters);
  expect(told.filter((of) => /^LLM\d/.test(of))).toEqual(risks);
});

it('each line of them has a test, or says that it is not covered', () => {
  const from = lines.findIndex(({ of }) => of === chapters[0]);
  const silent = lines
    .slice(from)
    .filter(({ of }) => of === '' || /^(?:V|LLM)\d/.test(of))
    .filter(({ holds, test }) => citedIn(test).length === 0 && !holds.startsWith('*not covered*'));
  expect(silent).toEqual([]);
});

it('every test that it names is there, under that name', () => {
  expect(citedIn(text).length).toBeGreaterThan(50);
  expect(missingOf(text)).toEqual([]);
});

it('a file or a name that is not there would be noticed', () => {
  const [gone, renamed] = ['`tests/gone.test.ts`', '`tests/docs.test.ts` “no such test”'];
  expect(missingOf(`| x | y | ${gone}, ${renamed} |`)).toHaveLength(2);
});
