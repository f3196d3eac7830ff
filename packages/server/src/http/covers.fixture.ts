import { type FakeCoverArt, onePixel } from '@echotune/connect';
import type { Preparations } from './call.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

const release = '11111111-1111-4111-8111-111111111111';

/** Lets a listener see pictures, and has a song be on a release of which there is one. */
export async function allowCovers(
  { echotune: { store } }: Pick<TestApp, 'echotune'>,
  { fronts }: Pick<FakeCoverArt, 'fronts'>,
  { listener, song }: { readonly listener: number; readonly song: number },
): Promise<void> {
  fronts.set(release, onePixel(200, 60, 20));
  await store.enrichment.allow(listener, ['coverart']);
  const nothing = { songFeatures: [], songTags: [], artistTags: [], artistMbids: [], similar: [] };
  await store.enrichment.store({
    ...{ ...nothing, service: 'listenbrainz', question: 'facts', subject: 'song' },
    ...{ trainable: true, asked: [], releases: [{ songId: song, mbid: release }] },
  });
}

/** What calls about pictures need: one that is here. */
export function coverPreparations(
  test: Pick<TestApp, 'echotune'>,
  fake: FakeCoverArt,
  of: { readonly listener: number; readonly song: number },
): Preparations {
  const { covers } = test.echotune;
  return {
    getCover: async () => {
      await allowCovers(test, fake, of);
      await covers.lookUp(of.listener, [of.song]);
      await covers.settled();
      const [found] = await covers.lookUp(of.listener, [of.song]);
      return { path: { picture: found?.digest ?? '' } };
    },
  };
}
