import { type Import, importsOf } from './imports.ts';
import { isTestPath, place, type Source } from './source.ts';
import type { PackageRules, Table } from './table.ts';

/** Imports that the table of floors does not allow. */
export function brokenBoundaries(source: Source, table: Table): string[] {
  const found: string[] = [];
  for (const each of importsOf(source)) {
    const reason =
      source.packageName === undefined
        ? reasonOutside(each)
        : reasonInside(source, source.packageName, each, table);
    if (reason !== undefined) found.push(`${place(source, each.offset)}: ${reason}`);
  }
  return found;
}

/** `bench`, `bin` and `tests` stand above all floors, but see a package as everybody does. */
function reasonOutside({ target, written, isEntry }: Import): string | undefined {
  const isDeep =
    (target.kind === 'file' && target.packageName !== undefined && !isEntry) ||
    (target.kind === 'ours' && target.inside !== '');
  return isDeep ? `"${written}" reaches inside a package; import its index` : undefined;
}

function reasonInside(
  source: Source,
  packageName: string,
  each: Import,
  table: Table,
): string | undefined {
  const rules = table.packages[packageName];
  if (rules === undefined) return `the package ${packageName} has no line in architecture.json`;
  const { target, written } = each;
  switch (target.kind) {
    case 'file':
      return reasonForFile(source, packageName, target, written, table);
    case 'ours':
      return reasonForOurs(packageName, target, each, rules);
    case 'node':
      return reasonForNode(source, packageName, target.name, rules);
    case 'third party':
      if (source.isConfig || rules.thirdParty.includes(target.name)) return undefined;
      if (source.isTest && table.tests.thirdParty.includes(target.name)) return undefined;
      return `${packageName} may not use ${target.name} (see architecture.json)`;
    case 'unknown':
      return source.isTest ? undefined : `"${written}" cannot be followed; write a plain import`;
  }
}

function reasonForFile(
  source: Source,
  packageName: string,
  target: Extract<Import['target'], { kind: 'file' }>,
  written: string,
  table: Table,
): string | undefined {
  if (target.packageName === packageName) {
    const isForTests = isTestPath(target.path) && !source.isTest;
    return isForTests ? `"${written}" belongs to the tests` : undefined;
  }
  if (target.packageName !== undefined) {
    return `"${written}" crosses from ${packageName} into ${target.packageName} by path`;
  }
  const folder = target.path.split('/', 1)[0] ?? '';
  if (source.isTest && table.tests.folders.includes(folder)) return undefined;
  return `"${written}" leaves the package`;
}

function reasonForOurs(
  packageName: string,
  target: Extract<Import['target'], { kind: 'ours' }>,
  { isType, values, written }: Import,
  rules: PackageRules,
): string | undefined {
  const allowed = rules.ours[target.packageName];
  if (allowed === undefined) return `${packageName} may not import ${target.packageName}`;
  if (target.inside !== '') return `"${written}" reaches inside a package; import its index`;
  if (isType || allowed === 'everything') return undefined;
  if (allowed === 'types') return `${packageName} may import only types of ${target.packageName}`;
  const excess = values.filter((value) => !allowed.includes(value));
  if (excess.length === 0) return undefined;
  return `${packageName} may import of ${target.packageName} only types and ${allowed.join(', ')}, not ${excess.join(', ')}`;
}

function reasonForNode(
  source: Source,
  packageName: string,
  name: string,
  { node, nodeIn }: PackageRules,
): string | undefined {
  const inPackage = source.path.slice(`packages/${packageName}/`.length);
  const isAllowed = node === 'any' || node.includes(name) || nodeIn[inPackage]?.includes(name);
  return isAllowed || source.isTest || source.isConfig
    ? undefined
    : `${packageName} may not import ${name}`;
}
