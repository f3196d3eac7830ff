import type { ListenBrainz } from '@echotune/connect';
import { isrcIdentity, mbidIn, namedTrack, recordingMbid } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { askEach, mbidOf } from './ask-each.ts';
import type { AskedInquiry, Said, SaidTag, Subject } from './enrich-deps.ts';

/** An address has room for so many. */
const recordingsAtOnce = 25;
const [songsNamed, songsKnown, songsCompared, artistsCompared] = [1000, 2000, 500, 300];
/** Of the hundred that it tells: the others are less alike than what is told of the next song. */
const mostSimilarSongs = 25;

type Metadata = Awaited<ReturnType<ListenBrainz['recordings']>>[string];

const tagsOf = (tags: readonly { tag: string; count: number }[] = []): SaidTag[] =>
  tags.map(({ tag, count }) => ({ tag, weight: count }));

function factsIn({ artist, recording, release, tag }: Metadata): Said {
  return {
    tags: tagsOf(tag?.recording),
    year: release?.year ?? null,
    // The release whose picture it shows need not be the one that it means.
    releaseMbid: mbidIn(release?.caa_release_mbid) ?? mbidIn(release?.mbid),
    identities: (recording?.isrcs ?? []).flatMap((isrc) => isrcIdentity(isrc) ?? []),
    artists: (artist?.artists ?? []).map(({ name, artist_mbid: mbid }) => ({
      ...{ name, mbid },
      tags: tagsOf(tag?.artist?.filter(({ artist_mbid: of }) => of === mbid)),
    })),
  };
}

/** What ListenBrainz is asked: everything that it tells is CC0 or, as tags are, free to learn from here. */
export function listenBrainzInquiries(listenbrainz: ListenBrainz): AskedInquiry[] {
  const about = { service: 'listenbrainz', trainable: true } as const;
  return [
    {
      ...{ ...about, question: 'identity', subject: 'song', perListener: songsNamed },
      ...{ knownBy: [], unknownBy: ['recording-mbid'], atOnce: 1 },
      ask: ([subject], signal) => askEach(subject, (one) => identityOf(listenbrainz, one, signal)),
    },
    {
      ...{ ...about, question: 'facts', subject: 'song', perListener: songsKnown },
      ...{ knownBy: ['recording-mbid'], atOnce: recordingsAtOnce },
      ask: async (subjects, signal) => {
        const known = await listenbrainz.recordings(subjects.map(mbidOf), { signal });
        return new Map(
          subjects.flatMap((subject): [number, Said][] => {
            const found = known[mbidOf(subject)];
            return found === undefined ? [] : [[subject.id, factsIn(found)]];
          }),
        );
      },
    },
    {
      ...{ ...about, question: 'similar', subject: 'song', perListener: songsCompared },
      ...{ knownBy: ['recording-mbid'], atOnce: 1 },
      ask: ([subject], signal) => askEach(subject, (one) => songsLike(listenbrainz, one, signal)),
    },
    {
      ...{ ...about, question: 'similar', subject: 'artist', perListener: artistsCompared },
      ...{ knownBy: ['artist-mbid'], atOnce: 1 },
      ask: ([subject], signal) =>
        askEach(subject, async (one) => {
          const similarArtists = await listenbrainz.similarArtists(mbidOf(one), { signal });
          return similarArtists.length === 0 ? null : { similarArtists };
        }),
    },
  ];
}

/** Near names may mean another song: only those that are the same song and artist here count. */
async function identityOf(
  listenbrainz: ListenBrainz,
  { title, artist }: Subject,
  signal: AbortSignal | undefined,
): Promise<Said | null> {
  const found = await listenbrainz.lookUp(title, artist, { signal });
  const { recording_mbid: mbid = '', recording_name, artist_credit_name } = found;
  const identity = recordingMbid(mbid);
  if (identity === null || recording_name === undefined || artist_credit_name === undefined) {
    return null;
  }
  const isSame = songKeyOf(recording_name, artist_credit_name) === songKeyOf(title, artist);
  return isSame ? { identities: [identity] } : null;
}

function songKeyOf(title: string, artist: string): string {
  const { songKey, credits } = resolveSpelling('listenbrainz', namedTrack(title, artist));
  return `${credits[0]?.key}\n${songKey}`;
}

async function songsLike(
  listenbrainz: ListenBrainz,
  subject: Subject,
  signal: AbortSignal | undefined,
): Promise<Said | null> {
  const told = await listenbrainz.similarRecordings(mbidOf(subject), { signal });
  const named = told.flatMap((one) => {
    const { recording_mbid: mbid, recording_name: title, artist_credit_name: artist, score } = one;
    return title && artist ? [{ mbid, title, artist, score }] : [];
  });
  if (named.length === 0) return null;
  return {
    similarSongs: named.toSorted((a, b) => b.score - a.score).slice(0, mostSimilarSongs),
  };
}
