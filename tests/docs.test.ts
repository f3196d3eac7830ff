import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

it.each(globSync(['*.md', 'docs/*.md'], { cwd: root }))(
  'every file that %s points to is there',
  (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
    const missing = links.filter((link) => !existsSync(join(root, dirname(name), link)));
    expect(missing).toEqual([]);
  },
);

it('what there is to read on is listed once in the README', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const listed = [...text.matchAll(/^\[(docs\/[^\]]+)\]/gm)].map((match) => match[1]);
  expect(listed.length).toBeGreaterThan(10);
  expect(listed).toEqual([...new Set(listed)]);
});
