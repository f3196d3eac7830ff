import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keyFile } from './key-file.ts';
import { givenKeys, keysText, newKey, parseKeys } from './key-ring.ts';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'secret.key');
}

it('is made once, for its owner alone, and holds the same key ever after', () => {
  const path = place();
  const first = keyFile(path).read();
  expect(keyFile(path).read()).toEqual(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, '..'))).toEqual(['secret.key']);
});

it('is replaced as a whole and stays readable by its owner alone', () => {
  const path = place();
  const keys = keyFile(path);
  const [old] = keys.read();
  keys.replace?.([newKey(), old]);
  expect(keys.read()).toHaveLength(2);
  expect(keys.read()[1]).toEqual(old);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, '..'))).toEqual(['secret.key']);
});

it('keys from outside are as in a file; what is no key is refused by the name of its place', () => {
  const keys = [newKey(), newKey()] as const;
  const text = keysText([...keys]);
  expect(givenKeys(text.replaceAll('\n', ','), 'HERE').read()).toEqual(keys);
  for (const wrong of ['', 'abc', `${text} abc`]) {
    expect(() => parseKeys(wrong, 'HERE')).toThrow(/^HERE: /);
  }
  const path = place();
  writeFileSync(path, 'no key');
  expect(() => keyFile(path).read()).toThrow('32 bytes');
  expect(readFileSync(path, 'utf8')).toBe('no key');
});
