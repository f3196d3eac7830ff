import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fact, FactWriter } from '../fact.ts';
import { pathsIn } from './read-tree.ts';

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
/** An action of somebody else that may change under its name: not pinned to a commit. */
const used = /^\s*(?:-\s*)?uses:\s*['"]?([^'"\s#]+)/gm;
const pinned = /@[0-9a-f]{40}$|@sha256:[0-9a-f]{64}$/;
const own = /^\.\//;

/** What runs at every change, what keeps dependencies fresh, and what is written down. */
export async function observeDeliveryFiles(top: string, now: number): Promise<readonly Fact[]> {
  const paths = await pathsIn(top, '.github');
  const workflows = paths.filter((path) => workflow.test(path));
  const facts = new FactWriter('repository: .github', now);
  const triggers = new Map<string, number>();
  let unpinned = 0;
  for (const path of workflows) {
    const text = await readFile(join(top, path), 'utf8');
    for (const name of triggersOf(text)) triggers.set(name, (triggers.get(name) ?? 0) + 1);
    const uses = [...text.matchAll(used)].flatMap((match) => match[1] ?? []);
    unpinned += uses.filter((name) => !own.test(name) && !pinned.test(name)).length;
  }
  facts
    .add('workflows.workflows', 'count', workflows.length)
    .add('workflows.unpinned-actions', 'count', unpinned)
    .add(
      'workflows.dependabot',
      'yes-no',
      paths.some((path) => /dependabot\.ya?ml$/.test(path)),
    );
  for (const [name, count] of [...triggers].toSorted()) {
    facts.add('workflows.on', 'count', count, name);
  }
  return [...facts.facts, ...(await observeDocuments(top, now))];
}

/** The events after a workflow's `on:`, in any of the three forms that GitHub knows. */
function triggersOf(text: string): string[] {
  const [, inline = '', block = ''] =
    /^['"]?on['"]?:[ \t]*(.*)\r?\n((?:(?:[ \t]+.*|#.*)?\r?\n)*)/m.exec(`${text}\n`) ?? [];
  const listed = inline.replace(/#.*/, '').match(/[a-z_]+/g);
  if (listed !== null) return [...new Set(listed)];
  const indents = [...block.matchAll(/^([ \t]+)[a-z_-]/gm)].map((match) => match[1] ?? '');
  const least = Math.min(...indents.map((indent) => indent.length));
  const names = [...block.matchAll(/^([ \t]+)(?:-\s*)?([a-z_]+)/gm)].flatMap((match) =>
    (match[1] ?? '').length === least ? (match[2] ?? []) : [],
  );
  return [...new Set(names)];
}

async function observeDocuments(top: string, now: number): Promise<readonly Fact[]> {
  const documents = (await pathsIn(top, 'docs')).filter((path) => path.endsWith('.md'));
  const readme = await readFile(join(top, 'README.md'), 'utf8').catch(() => '');
  const unlisted = documents.filter((path) => !readme.includes(path));
  const facts = new FactWriter('repository: docs, README.md', now)
    .add('docs.documents', 'count', documents.length)
    .add('docs.unlisted', 'count', unlisted.length);
  if (unlisted[0] !== undefined) facts.add('docs.first-unlisted', 'text', unlisted[0]);
  return facts.facts;
}
