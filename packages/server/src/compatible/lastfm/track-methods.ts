import type { VerdictKind } from '@echotune/data';
import { type IgnoredFor, scrobbledLength, scrobbleReader } from '@echotune/formats';
import { judgeTrack, type LivePlay, recordPlays } from '@echotune/service';
import type { Answer, Element } from './answer.ts';
import { type Call, refusedProgram, sessionOf, source } from './call.ts';
import { tracksOf } from './parameters.ts';

type Track = Readonly<Record<string, string>>;

const mostScrobbles = 50;

const ignoredMessages: Readonly<Record<IgnoredFor, { code: number; text: string }>> = {
  artist: { code: 1, text: 'Artist was ignored' },
  track: { code: 2, text: 'Track was ignored' },
  'timestamp-too-old': { code: 3, text: 'Timestamp was too old' },
  'timestamp-too-new': { code: 4, text: 'Timestamp was too new' },
};

/** A track as it was sent, as nothing is corrected, and why it was ignored if it was. */
function told(name: string, track: Track, ignored: IgnoredFor | null): Element {
  const { code, text } = ignored === null ? { code: 0, text: '' } : ignoredMessages[ignored];
  const spelled = ['track', 'artist', 'album', 'albumArtist'].map((field) => ({
    name: field,
    attributes: { corrected: '0' },
    content: track[field] ?? '',
  }));
  const { timestamp } = track;
  return {
    name,
    content: [
      ...spelled,
      ...(timestamp === undefined ? [] : [{ name: 'timestamp', content: timestamp }]),
      { name: 'ignoredMessage', attributes: { code: String(code) }, content: text },
    ],
  };
}

/** Stores up to 50 plays; one that cannot be is ignored alone, and told with its reason. */
export async function scrobble(call: Call): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const session = await sessionOf(call, 'scrobble');
  if ('failure' in session) return session;
  const tracks = tracksOf(call.parameters);
  const isWhole = ({ artist, track, timestamp }: Track) =>
    artist !== undefined && track !== undefined && timestamp !== undefined;
  if (tracks.length === 0 || tracks.length > mostScrobbles || !tracks.every(isWhole)) {
    return { failure: 6 };
  }
  const { store, clock } = call.echotune;
  const now = clock();
  const read = scrobbleReader(now);
  const outcomes = tracks.map(read);
  const plays: readonly LivePlay[] = outcomes.flatMap((outcome) =>
    'ignored' in outcome ? [] : [outcome],
  );
  if (plays.length > 0) {
    await recordPlays(store, { listenerId: session.listener.id, source, now }, plays);
  }
  return {
    name: 'scrobbles',
    attributes: { accepted: plays.length, ignored: tracks.length - plays.length },
    content: tracks.map((track, index) => {
      const outcome = outcomes[index];
      return told('scrobble', track, outcome && 'ignored' in outcome ? outcome.ignored : null);
    }),
  };
}

/** The track of a call about one, read as if it were played now; null where it does not say which. */
function trackOf({ parameters, echotune }: Call) {
  const now = echotune.clock();
  const [track] = tracksOf(parameters);
  if (track?.artist === undefined || track.track === undefined) return null;
  const fields = { ...track, timestamp: String(Math.floor(now / 1000)) };
  return { track, outcome: scrobbleReader(now)(fields), now };
}

export async function updateNowPlaying(call: Call): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const session = await sessionOf(call, 'scrobble');
  if ('failure' in session) return session;
  const playing = trackOf(call);
  if (playing === null) return { failure: 6 };
  const { track, outcome } = playing;
  if ('ignored' in outcome) return told('nowplaying', track, outcome.ignored);
  const { title, artist, album } = outcome.track;
  const durationMs = scrobbledLength(track);
  const { nowPlaying } = call.echotune.store;
  await nowPlaying.set(session.listener.id, { title, artist, album, source, durationMs });
  return told('nowplaying', track, null);
}

async function judge(call: Call, kind: VerdictKind | null): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const session = await sessionOf(call, 'scrobble');
  if ('failure' in session) return session;
  const judged = trackOf(call);
  if (judged === null || 'ignored' in judged.outcome) return { failure: 6 };
  const { outcome, now } = judged;
  const by = { listenerId: session.listener.id, source, at: now };
  await judgeTrack(call.echotune.store, by, outcome.track, kind);
  return 'done';
}

export const love = (call: Call) => judge(call, 'love');
export const unlove = (call: Call) => judge(call, null);
