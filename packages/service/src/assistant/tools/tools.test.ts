import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoScene } from '../demo-scene.fixture.ts';
import { tools } from './all-tools.ts';

let scene: Awaited<ReturnType<typeof demoScene>>;
beforeAll(async () => {
  scene = await demoScene(['Sunday Morning']);
});
afterAll(() => scene.close());

it('looks', async () => {
  const { contextOf } = scene;
  for (const language of ['en', 'de'] as const) {
    const context = contextOf('What is new?', language);
    const log = (name: string, x: unknown) =>
      console.log(name, JSON.stringify(x, null, 0).slice(0, 1500));
    log('search', await tools.search_music.run(context, { text: 'silver birch', count: 3 }));
    log(
      'recommend',
      await tools.recommend.run(context, {
        likeArtists: ['Silver Birch'],
        mood: 'calm',
        years: { least: 1990 },
        count: 3,
      }),
    );
    log('recommend', await tools.recommend.run(context, { kind: 'discover', count: 3 }));
    log(
      'similar',
      await tools.similar.run(context, { artist: 'Silver Birch', of: 'artists', count: 3 }),
    );
    for (const of of ['summary', 'songs', 'artists', 'albums', 'hours', 'skips', 'eras'] as const)
      log(
        of,
        await tools.statistics.run(context, { of, from: '2026-06-01', to: '2026-08-31', count: 3 }),
      );
    log('history', await tools.history_of.run(context, { artist: 'Silver Birch' }));
    log('list', await tools.list_playlists.run(context, {}));
    log('show', await tools.show_playlist.run(context, { playlist: 'sunday morning' }));
    log('now', await tools.now_playing.run(context, {}));
    log(
      'make',
      await tools.make_playlist.plan(context, {
        songs: { tags: ['jazz'], minutes: 60 },
        refresh: 'weekly',
      }),
    );
    log('delete', await tools.delete_playlist.plan(context, { playlist: 'Sunday Morning' }));
    log('judge', await tools.judge.plan(context, { artist: 'Silver Birch', verdict: 'hide' }));
  }
  expect(1).toBe(1);
});
