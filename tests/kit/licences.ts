/** SPDX identifiers of licences that ask for no more than to be named, and of fonts that may be passed on with a program. */
const taken: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0'],
  ...['ISC', 'MIT', 'MIT-0', 'OFL-1.1', 'Unlicense', 'Zlib'],
]);

/** What may not be used, with its licence. Of alternatives one has to be taken, of several at once all. */
export function refusedLicences(
  packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly license: string | null;
  }[],
): string[] {
  return packages
    .filter(({ license }) => license === null || !isTaken(license))
    .map(({ name, version, license }) => `${name}@${version}: ${license ?? 'none'}`);
}

function isTaken(expression: string): boolean {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((all) => all.split(' AND ').every((one) => taken.has(one.trim())));
}
