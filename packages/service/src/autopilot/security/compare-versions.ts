/**
 * Below 0 where the first of two versions comes before the second, by https://semver.org, 11: what comes before a
 * release (`1.0.0-rc.1`) is older than it.
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (const nth of [0, 1, 2]) {
    const difference = (a.numbers[nth] ?? 0) - (b.numbers[nth] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.before === b.before) return 0;
  if (a.before === '' || b.before === '') return a.before === '' ? 1 : -1;
  return a.before.localeCompare(b.before, 'en', { numeric: true });
}

function partsOf(version: string) {
  const [core = '', ...before] = version.replace(/^v/, '').replace(/\+.*$/, '').split('-');
  return { numbers: core.split('.').map(Number), before: before.join('-') };
}
