import type { NpmPackage, Osv, OsvRecord } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { compareVersions } from './compare-versions.ts';

/** A version that is in use and that something is known against. */
export interface KnownBadVersion {
  readonly package: string;
  readonly version: string;
  /** As the database calls it, e.g. GHSA-…. */
  readonly advisory: string;
  /** As the advisory says; null where it does not. */
  readonly severity: 'low' | 'moderate' | 'high' | 'critical' | null;
  /** The next release without it; null where none is named. */
  readonly fixed: string | null;
}

/** What came of asking; where nobody was asked or nobody answered, nothing is known. */
export type VersionLookup =
  | { readonly state: 'not-allowed' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'asked'; readonly packages: number; readonly found: KnownBadVersion[] };

export interface VersionSource {
  /** Whether the operator lets it be asked unasked. */
  readonly isAllowed: boolean;
  readonly osv: Pick<Osv, 'idsOf' | 'record'>;
  /** What is installed and used. Throws input-invalid where that cannot be told. */
  readonly installed: () => Promise<readonly NpmPackage[]>;
}

const severities = ['low', 'moderate', 'high', 'critical'] as const;

/** Asks what is known against what is installed. That it could not be asked is an answer too, not an error. */
export async function lookUpVersions({ osv, installed }: VersionSource): Promise<VersionLookup> {
  try {
    const packages = await installed();
    const ids = await osv.idsOf(packages);
    const found: KnownBadVersion[] = [];
    const known = new Map<string, OsvRecord>();
    for (const [nth, one] of packages.entries()) {
      for (const id of ids[nth] ?? []) {
        const record = known.get(id) ?? (await osv.record(id));
        known.set(id, record);
        // Taken back by who wrote it.
        if (record.withdrawn === undefined) found.push(badVersion(one, id, record));
      }
    }
    return { state: 'asked', packages: packages.length, found };
  } catch (cause) {
    if (cause instanceof EchoError) return { state: 'failed', why: cause.message };
    throw cause;
  }
}

function badVersion({ name, version }: NpmPackage, advisory: string, record: OsvRecord) {
  const said = record.database_specific?.severity?.toLowerCase();
  return {
    ...{ package: name, version, advisory, fixed: fixedIn(name, version, record) },
    severity: severities.find((one) => one === said) ?? null,
  };
}

function fixedIn(name: string, version: string, { affected }: OsvRecord): string | null {
  const fixed = affected
    .filter((one) => one.package?.ecosystem === 'npm' && one.package.name === name)
    .flatMap(({ ranges = [] }) => ranges.flatMap(({ events }) => events))
    .flatMap((event) => event.fixed ?? [])
    .filter((one) => compareVersions(one, version) > 0);
  return fixed.toSorted(compareVersions)[0] ?? null;
}
