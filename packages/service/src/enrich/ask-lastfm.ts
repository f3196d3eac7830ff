import type { Lastfm } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { askEach } from './ask-each.ts';
import type { AskedInquiry, Said } from './enrich-deps.ts';

const [songsKnown, artistsKnown] = [1000, 500];

/** Null where Last.fm does not know the name. */
async function tagsBy(
  ask: Promise<readonly { readonly name: string; readonly count: number }[]>,
): Promise<Said | null> {
  try {
    return { tags: (await ask).map(({ name: tag, count: weight }) => ({ tag, weight })) };
  } catch (cause) {
    if (cause instanceof EchoError && cause.code === 'provider-unknown-name') return null;
    throw cause;
  }
}

/**
 * What Last.fm is asked, by names. Its terms let nobody build on what it answers: tags are shown and wished
 * by, and no model learns from them; what it finds alike only models could use, so it is not asked for that.
 */
export function lastfmInquiries(lastfm: Lastfm): AskedInquiry[] {
  const about = { service: 'lastfm', trainable: false, question: 'facts', atOnce: 1 } as const;
  return [
    {
      ...{ ...about, subject: 'artist', perListener: artistsKnown, knownBy: [] },
      ask: ([subject], signal) =>
        askEach(subject, ({ artistName }) => tagsBy(lastfm.artistTags(artistName, { signal }))),
    },
    {
      ...{ ...about, subject: 'song', perListener: songsKnown, knownBy: [] },
      ask: ([subject], signal) =>
        askEach(subject, ({ artistName, title }) =>
          tagsBy(lastfm.trackTags(artistName, title, { signal })),
        ),
    },
  ];
}
