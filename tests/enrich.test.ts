/** What services know of what is played, as somebody asks them who has the command line and `dev fakes`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';

let home: string;
let remove: () => Promise<void>;
let fakes: Fakes;
let settings: Record<string, string>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  fakes = await startFakes();
  ({ settings } = fakes);
});
afterAll(async () => {
  await fakes.stop();
  await remove();
});

const run = (...args: string[]) => runEchotune(home, [...args, '--json'], settings);
const json = async (...args: string[]) => JSON.parse((await run(...args)).stdout);

it('who listens alone and allows it is offered songs that nobody here has heard, says who told so, and can stop it', async () => {
  await json('connect', 'add', 'listenbrainz', 'robin', '--time-zone', 'Europe/Berlin');
  await run('connect', 'pull', 'listenbrainz', '--no-train');
  expect((await json('recommend', '--shelf', 'discover')).items).toEqual([]);
  expect(await json('enrich', 'run')).toEqual({ asked: 0, found: 0, left: false, stopped: [] });
  expect(await json('enrich', 'allow', 'listenbrainz')).toEqual({
    ...{ allowed: ['listenbrainz'], asked: [] },
    covers: { pictures: 0, bytes: 0, without: 0 },
  });
  expect(await json('enrich', 'run')).toMatchObject({ left: false, stopped: [] });
  const { items } = await json('recommend', '--shelf', 'discover', '-n', '10');
  expect(items).toHaveLength(10);
  for (const { song, reason } of items) {
    expect(song.artist).toMatch(/^The Unheard/);
    const words = reason.map(({ text }: { text: string }) => text).join('');
    expect(words).toMatch(/^Like Song \d+0?, which you played 3 times, says ListenBrainz$/);
  }
  const { asked } = await json('enrich');
  expect(asked).toHaveLength(3);
  expect(asked).toContainEqual(
    expect.objectContaining({ question: 'facts', subject: 'song', asked: 400, found: 400 }),
  );
  expect((await json('features', 'list'))[0]).toMatchObject({ songs: 400, similar: 40 });
  expect(await json('enrich', 'forbid', 'listenbrainz')).toMatchObject({ allowed: [] });
  expect((await json('enrich', 'run')).asked).toBe(0);
  await json('features', 'remove', 'listenbrainz');
  expect(await json('features', 'list')).toEqual([]);
  expect((await run('enrich', 'allow', 'spotify')).code).toBe(2);
  // Pictures are for the page: allowing them asks nobody.
  expect(await json('enrich', 'allow', 'coverart')).toMatchObject({ allowed: ['coverart'] });
  expect(await json('enrich', 'run')).toMatchObject({ asked: 0, stopped: [] });
  const { stdout } = await runEchotune(home, ['enrich', 'forbid', 'coverart'], settings);
  expect(stdout).toContain('Covers are drawn again.');
});
