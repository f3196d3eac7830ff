import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fact, FactWriter, type UnknownReason } from '../fact.ts';

/** A dependency of ours of which the registry has a newer version. */
export interface OutdatedPackage {
  readonly name: string;
  readonly current: string;
  readonly newest: string;
  /** When the newest one, and the one that is used, came out, UTC epoch milliseconds; null where not told. */
  readonly newestAt: number | null;
  readonly currentAt: number | null;
}

/** Who asks, and by what. */
interface AgeOptions {
  readonly now: number;
  /** Null where nobody may. */
  readonly ask: AskRegistry | null;
  /** Of the Node that runs, e.g. 24.17.0: its types are not advised beyond it. */
  readonly nodeVersion: string;
}

/** Asks the package registry. Null where nobody may; rejects where it does not answer. */
export type AskRegistry = (top: string) => Promise<readonly OutdatedPackage[]>;

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.unknown().optional(),
      link: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
type Locked = z.output<typeof Lock>['packages'];

const dayMs = 86_400_000;
const copyleft = /\b(?:A?GPL|LGPL|MPL|EPL|CDDL|OSL|EUPL)\b/i;
const mostNamed = 6;
/** Below 1.0 the second number is said to break; within so many days it is how releases are counted. */
const settledDays = 90;
const nodeTypes = '@types/node';

/** Licences by the lockfile, and how old the versions are by the registry where it may be asked and answers. */
export async function observeDependencies(
  top: string,
  options: AgeOptions,
): Promise<readonly Fact[]> {
  const text = await readFile(join(top, 'package-lock.json'), 'utf8').catch(() => null);
  const facts = new FactWriter('repository: package-lock.json', options.now);
  if (text === null) return facts.unknown('dependencies.packages', 'count', 'no-lockfile').facts;
  const { packages } = Lock.parse(JSON.parse(text));
  addLicences(facts, packages);
  const direct = directOf(packages);
  facts.add('dependencies.direct', 'count', direct.size);
  return [...facts.facts, ...(await observeAge(top, options, direct))];
}

function addLicences(facts: FactWriter, packages: Locked): void {
  const licences = new Map<string, string | null>();
  for (const [path, { license, link }] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || link === true) continue;
    const name = path.slice(at + 'node_modules/'.length);
    licences.set(name, typeof license === 'string' ? license : null);
  }
  const named = (isSo: (licence: string | null) => boolean) =>
    [...licences].flatMap(([name, licence]) => (isSo(licence) ? name : [])).toSorted();
  const unknown = named((licence) => licence === null);
  // Who may choose another licence is bound by none of these.
  const bound = named(
    (licence) => licence !== null && copyleft.test(licence) && !/\bOR\b/.test(licence),
  );
  facts
    .add('dependencies.packages', 'count', licences.size)
    .add('licences.kinds', 'count', new Set(licences.values()).size)
    .add('licences.unknown', 'count', unknown.length)
    .add('licences.copyleft', 'count', bound.length);
  if (unknown.length > 0) facts.add('licences.unknown-names', 'text', listed(unknown));
  if (bound.length > 0) facts.add('licences.copyleft-names', 'text', listed(bound));
}

/** The first of them; builds of a package for this and that machine are named as it is. */
function listed(names: readonly string[]): string {
  const own = names.filter((name) => !names.some((other) => name.startsWith(`${other}-`)));
  return [...own.slice(0, mostNamed), ...(own.length > mostNamed ? ['…'] : [])].join(', ');
}

/** What our own packages ask for by name, and whether only for development. */
function directOf(packages: Locked): ReadonlyMap<string, boolean> {
  const own = Object.entries(packages).filter(([path]) => !path.includes('node_modules/'));
  const namesIn = (which: 'dependencies' | 'devDependencies') =>
    own
      .flatMap(([, one]) => Object.keys(one[which] ?? {}))
      .filter((name) => !name.startsWith('@echotune/'));
  // What is asked for both ways is used.
  return new Map([
    ...namesIn('devDependencies').map((name) => [name, true] as const),
    ...namesIn('dependencies').map((name) => [name, false] as const),
  ]);
}

async function observeAge(
  top: string,
  { now, ask, nodeVersion }: AgeOptions,
  direct: ReadonlyMap<string, boolean>,
): Promise<readonly Fact[]> {
  const facts = new FactWriter('package registry (npm outdated, npm view)', now);
  const missing = (why: UnknownReason) =>
    facts.unknown('dependencies.outdated', 'count', why).facts;
  if (ask === null) return missing('registry-not-asked');
  const found = await ask(top).catch(() => null);
  if (found === null) return missing('registry-silent');
  const isBeyondNode = ({ name, newest }: OutdatedPackage) =>
    name === nodeTypes && Number.parseInt(newest, 10) > Number.parseInt(nodeVersion, 10);
  const outdated = found
    .filter((one) => direct.has(one.name) && !isBeyondNode(one))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  facts.add('dependencies.outdated', 'count', outdated.length);
  for (const { name, current, newest, currentAt, newestAt } of outdated) {
    facts.add('dependencies.current', 'text', current, name);
    facts.add('dependencies.newest', 'text', newest, name);
    const isDated = currentAt !== null && newestAt !== null;
    const days = isDated ? Math.max(0, Math.floor((newestAt - currentAt) / dayMs)) : null;
    facts
      .add('dependencies.is-major', 'yes-no', isMajor(current, newest, days ?? 0), name)
      .add('dependencies.is-development', 'yes-no', direct.get(name) === true, name);
    if (days !== null) facts.add('dependencies.behind', 'days', days, name);
  }
  return facts.facts;
}

function isMajor(current: string, newest: string, days: number): boolean {
  const [was, is] = [current.split('.'), newest.split('.')];
  if (was[0] !== is[0]) return true;
  return was[0] === '0' && was[1] !== is[1] && days >= settledDays;
}
