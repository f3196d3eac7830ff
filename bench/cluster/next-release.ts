import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../bin/set-up.js';
import type { Release } from './cluster.ts';

/** What the next release will have added to the store: a column of its largest table, and a table. */
const migration = `import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

export function nextReleaseMigration(dialect: Dialect): Migration {
  const { id, int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        \`alter table play add column mood \${int} not null default 0\`,
        \`create table mood (id \${id}, name text not null) \${table}\`,
      ]);
    },
  };
}
`;
export const nextMigration = '9999-next-release';

/** Writes the release after this one: the same code with a migration more. Returns where its packages are. */
export function writeNextRelease(folder: string): Release {
  const packages = join(folder, 'packages');
  cpSync(join(root, 'packages'), packages, {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of readdirSync(packages)) linkAll(join('packages', name, 'node_modules'), folder);
  linkAll('node_modules', folder);
  const migrations = join(packages, 'data', 'src', 'sql', 'migrations');
  writeFileSync(join(migrations, 'next-release.ts'), migration);
  const list = join(migrations, 'all.ts');
  const before = readFileSync(list, 'utf8');
  const after = before
    .replace(
      /^import type/m,
      "import { nextReleaseMigration } from './next-release.ts';\nimport type",
    )
    .replace(/\n {2}\};\n\}/, `\n    '${nextMigration}': nextReleaseMigration(dialect),\n  };\n}`);
  if (!after.includes(nextMigration)) throw new Error('The list of migrations looks otherwise now');
  writeFileSync(list, after);
  return packages;
}

/** Everything of a folder of dependencies; our own packages are those beside the copy. */
function linkAll(path: string, folder: string): void {
  let names: string[];
  try {
    names = readdirSync(join(root, path));
  } catch {
    return;
  }
  mkdirSync(join(folder, path), { recursive: true });
  for (const name of names) {
    if (name !== '@echotune') symlinkSync(join(root, path, name), join(folder, path, name));
  }
  if (!names.includes('@echotune')) return;
  mkdirSync(join(folder, path, '@echotune'));
  for (const name of readdirSync(join(root, path, '@echotune'))) {
    symlinkSync(join(folder, 'packages', name), join(folder, path, '@echotune', name));
  }
}
