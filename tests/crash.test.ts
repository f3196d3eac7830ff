import { expect, it } from 'vitest';
import { crashImports, crashServer, noCrashes } from './kit/crash.ts';

const sound = { missing: 0, doubled: 0, unsound: 0, unreconciled: 0 };

it('loses and doubles nothing when an import is killed', async () => {
  const counters = noCrashes();
  await crashImports({ kills: 4, plays: 30_000, seed: 7 }, counters);
  expect(counters).toMatchObject({ ...sound, kills: 4 });
});

it('loses and doubles no acknowledged play when the server is killed', async () => {
  const counters = noCrashes();
  await crashServer({ kills: 4, seed: 7 }, counters);
  expect(counters).toMatchObject({ ...sound, kills: 4 });
  expect(counters.acknowledged).toBeGreaterThan(0);
});
