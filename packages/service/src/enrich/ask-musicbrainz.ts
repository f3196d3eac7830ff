import type { MusicBrainz } from '@echotune/connect';
import { isrcIdentity, recordingMbid } from '@echotune/formats';
import { askEach, mbidOf } from './ask-each.ts';
import type { AskedInquiry, Said, SaidTag, Subject } from './enrich-deps.ts';

/** It wants a second for each: what nobody hears often can do without. */
const [songsKnown, artistsKnown] = [1000, 300];

type Recording = NonNullable<Awaited<ReturnType<MusicBrainz['recording']>>>;

const tagsOf = (tags: readonly { name: string; count: number }[] = []): SaidTag[] =>
  tags.map(({ name: tag, count: weight }) => ({ tag, weight }));

function factsIn(recordings: readonly Recording[]): Said | null {
  const [first] = recordings;
  if (first === undefined) return null;
  const years = recordings.flatMap((one) => {
    const year = Number.parseInt(one['first-release-date'] ?? '', 10);
    return Number.isNaN(year) ? [] : [year];
  });
  const isrcs = recordings.flatMap((one) => one.isrcs ?? []);
  return {
    tags: tagsOf(first.tags),
    // Several recordings with one ISRC are one; it is as old as the oldest.
    year: years.length === 0 ? null : Math.min(...years),
    identities: [
      ...recordings.flatMap(({ id }) => recordingMbid(id) ?? []),
      ...isrcs.flatMap((isrc) => isrcIdentity(isrc) ?? []),
    ],
    artists: (first['artist-credit'] ?? []).map(({ artist }) => ({
      ...{ name: artist.name, mbid: artist.id, tags: [] },
    })),
  };
}

async function recordingsOf(
  musicbrainz: MusicBrainz,
  subject: Subject,
  signal: AbortSignal | undefined,
): Promise<readonly Recording[]> {
  const mbid = mbidOf(subject);
  if (mbid === '') {
    const isrc = subject.identities.find(({ kind }) => kind === 'isrc')?.value ?? '';
    return musicbrainz.recordingsOfIsrc(isrc, signal);
  }
  const recording = await musicbrainz.recording(mbid, signal);
  return recording === null ? [] : [recording];
}

/** What MusicBrainz is asked, a song or an artist a second. */
export function musicBrainzInquiries(musicbrainz: MusicBrainz): AskedInquiry[] {
  const about = { service: 'musicbrainz', trainable: true, question: 'facts', atOnce: 1 } as const;
  return [
    {
      ...{ ...about, subject: 'song', perListener: songsKnown },
      knownBy: ['recording-mbid', 'isrc'],
      ask: ([subject], signal) =>
        askEach(subject, async (one) => factsIn(await recordingsOf(musicbrainz, one, signal))),
    },
    {
      ...{ ...about, subject: 'artist', perListener: artistsKnown, knownBy: ['artist-mbid'] },
      ask: ([subject], signal) =>
        askEach(subject, async (one) => {
          const artist = await musicbrainz.artist(mbidOf(one), signal);
          return artist === null ? null : { tags: tagsOf(artist.tags) };
        }),
    },
  ];
}
