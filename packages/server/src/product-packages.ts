import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const Entry = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().default(false),
  ...{ dependencies: names, optionalDependencies: names, peerDependencies: names },
  peerDependenciesMeta: z
    .record(z.string(), z.object({ optional: z.boolean().default(false) }))
    .default({}),
});
type Entry = z.output<typeof Entry>;

/** A package-lock.json of npm, as far as it is read: what is where, by its place in the project. */
export const PackageLock = z.object({ packages: z.record(z.string(), Entry) });
export type PackageLock = z.output<typeof PackageLock>;

/** A package that the product uses. */
export interface ProductPackage {
  readonly name: string;
  readonly version: string;
  /** Where it is, e.g. `node_modules/zod`. */
  readonly place: string;
  /** As its manifest says it: an SPDX identifier or expression; null where it says nothing. */
  readonly license: string | null;
  /** As in the lock, e.g. `sha512-…`. */
  readonly integrity: string | null;
  /** Places of what it needs in turn. */
  readonly needs: readonly string[];
}

export interface Product {
  /** Places of what our own packages need. */
  readonly direct: readonly string[];
  readonly packages: readonly ProductPackage[];
}

const within = 'node_modules/';

/**
 * What the product uses: all that can be reached from what our own packages depend on, as Node resolves it. npm's
 * `--omit dev` leaves out what development needs too, and keeps what merely may stand beside something.
 */
export function productOf({ packages: lock }: PackageLock): Product {
  const direct = new Set<string>();
  const found = new Map<string, ProductPackage>();
  for (const [place, entry] of Object.entries(lock)) {
    if (place.includes(within)) continue;
    for (const need of needsOf(lock, place, entry)) direct.add(need);
  }
  const waiting = [...direct];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = lock[place];
    if (entry?.version === undefined || found.has(place)) continue;
    const needs = needsOf(lock, place, entry);
    const name = place.slice(place.lastIndexOf(within) + within.length);
    const { version, license = null, integrity = null } = entry;
    found.set(place, { name, version, place, license, integrity, needs });
    waiting.push(...needs);
  }
  const packages = [...found.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1));
  return { direct: [...direct].toSorted(), packages };
}

function needsOf(lock: PackageLock['packages'], from: string, entry: Entry): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = entry;
  const peers = Object.keys(peerDependencies).filter(
    (name) => peerDependenciesMeta[name]?.optional !== true,
  );
  const wanted = [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
  return wanted.flatMap((name) => {
    const place = placeOf(lock, from, name);
    // Our own packages are looked through anyway; what other platforms need is nowhere here.
    return place === null || lock[place]?.link === true ? [] : place;
  });
}

/** Where Node finds a package that is asked for from a place: beside it, or further up. */
function placeOf(lock: PackageLock['packages'], from: string, name: string): string | null {
  for (let folder = from; ; ) {
    const place = `${folder === '' ? '' : `${folder}/`}${within}${name}`;
    if (lock[place] !== undefined) return place;
    if (folder === '') return null;
    const up = folder.lastIndexOf(`/${within}`);
    folder = up === -1 ? '' : folder.slice(0, up);
  }
}
