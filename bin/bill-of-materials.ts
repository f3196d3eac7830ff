import { type PackageLock, type ProductPackage, productOf } from '@echotune/server';

/**
 * What the product uses as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). Ours rather than npm's own
 * (`npm sbom --omit dev`), which leaves out whatever is needed for developing as well, such as `pg`. The same lock
 * gives the same bytes: there is no time and no number in it.
 */
export function billOfMaterials(
  lock: PackageLock,
  {
    name,
    version,
    license,
  }: { readonly name: string; readonly version: string; readonly license: string },
): object {
  const { direct, packages } = productOf(lock);
  const refs = new Map(packages.map((one) => [one.place, purlOf(one)]));
  const refsOf = (places: readonly string[]) =>
    [...new Set(places.flatMap((place) => refs.get(place) ?? []))].toSorted();
  // The same release may lie in several places.
  const parts = new Map(packages.map((one) => [purlOf(one), one]));
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: {
      lifecycles: [{ phase: 'pre-build' }],
      component: {
        ...{ type: 'application', 'bom-ref': name, name, version },
        licenses: [{ license: { id: license } }],
      },
    },
    components: [...parts].map(([ref, one]) => componentOf(ref, one)),
    dependencies: [
      { ref: name, dependsOn: refsOf(direct) },
      ...[...parts.keys()].map((ref) => ({
        ref,
        dependsOn: refsOf(
          packages.filter((one) => purlOf(one) === ref).flatMap(({ needs }) => needs),
        ),
      })),
    ],
  };
}

/** https://github.com/package-url/purl-spec: the sign of a scope is encoded. */
function purlOf({ name, version }: ProductPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function componentOf(ref: string, { name, version, license, integrity }: ProductPackage): object {
  const isExpression = license !== null && /[\s()]/.test(license);
  const told = isExpression ? { expression: license } : { license: { id: license } };
  return {
    ...{ type: 'library', 'bom-ref': ref, name, version, purl: ref },
    ...(license !== null && { licenses: [told] }),
    ...(integrity?.startsWith('sha512-') && {
      hashes: [
        {
          alg: 'SHA-512',
          content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex'),
        },
      ],
    }),
  };
}
