import { expect, it } from 'vitest';
import { PackageLock, productOf } from './product-packages.ts';

const lock = PackageLock.parse({
  packages: {
    '': { devDependencies: { tool: '1' } },
    'packages/ours': { dependencies: { both: '1', '@of/one': '1', other: '1' } },
    'packages/other': { dependencies: { old: '1' } },
    'packages/other/node_modules/old': { version: '1.0.0' },
    'node_modules/old': { version: '2.0.0' },
    'node_modules/other': { resolved: 'packages/other', link: true },
    // Of both: npm marks it by neither.
    'node_modules/both': { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAAA' },
    'node_modules/@of/one': {
      version: '1.0.0',
      dependencies: { nested: '1' },
      optionalDependencies: { elsewhere: '1' },
      peerDependencies: { peer: '1', maybe: '1' },
      peerDependenciesMeta: { maybe: { optional: true } },
    },
    'node_modules/@of/one/node_modules/nested': { version: '1.1.0', dependencies: { both: '1' } },
    'node_modules/nested': { version: '9.0.0' },
    'node_modules/peer': { version: '1.0.0' },
    'node_modules/maybe': { version: '1.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true, dependencies: { both: '1' } },
  },
});

it('is what can be reached from what our own packages need, as Node finds it', () => {
  const { direct, packages } = productOf(lock);
  expect(packages.map(({ name, version }) => `${name}@${version}`)).toEqual([
    ...['@of/one@1.0.0', 'nested@1.1.0', 'both@1.0.0', 'peer@1.0.0', 'old@1.0.0'],
  ]);
  expect(direct).toEqual([
    ...['node_modules/@of/one', 'node_modules/both', 'packages/other/node_modules/old'],
  ]);
  expect(packages[0]?.needs).toEqual([
    ...['node_modules/@of/one/node_modules/nested', 'node_modules/peer'],
  ]);
  expect(packages[2]).toMatchObject({ license: 'MIT', integrity: 'sha512-AAAA' });
});
