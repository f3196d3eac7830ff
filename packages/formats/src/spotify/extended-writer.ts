import type { PlayRecord, SourceTrack } from '../format.ts';
import { fieldsText, remembered } from '../remembered-text.ts';
import { secondText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';
import type { OtherPlay } from './other-play.ts';

/** What an export says about the person, the place and the device. */
export interface PersonalExtras {
  readonly platform: string;
  readonly country: string;
  readonly ipAddress: string;
  /** In exports until 2022 only. */
  readonly username?: string;
  /** In exports until 2022 only. */
  readonly userAgent?: string;
}

/** `endsong`: as until 2022, with the person's name, without audiobooks, and other offline times. */
export type ExtendedShape = 'current' | 'endsong';

type PersonWriter = (person: PersonalExtras) => { before: string; between: string };

const nobody: PersonalExtras = { platform: '', country: '', ipAddress: '' };

function trackFields(track: Pick<SourceTrack, 'title' | 'artist' | 'album'> | null, uri: unknown) {
  return {
    master_metadata_track_name: track?.title ?? null,
    master_metadata_album_artist_name: track?.artist ?? null,
    master_metadata_album_album_name: track?.album ?? null,
    spotify_track_uri: uri,
  };
}

/** What a row is of, in all the fields that there are for that. */
function subject(fields: object, other: OtherPlay | null, shape: ExtendedShape): string {
  const episode = other?.kind === 'podcast' ? other : null;
  const book = other?.kind === 'audiobook' ? other : null;
  return fieldsText({
    ...fields,
    episode_name: episode?.title ?? null,
    episode_show_name: episode?.series ?? null,
    spotify_episode_uri: episode?.uri ?? null,
    ...(shape === 'current' && {
      audiobook_title: book?.series ?? null,
      audiobook_uri: book?.uri ?? null,
      audiobook_chapter_uri: null,
      audiobook_chapter_title: book?.title ?? null,
    }),
  });
}

function trackWriter(shape: ExtendedShape): (track: SourceTrack) => string {
  return remembered((track) => {
    const uri = track.identities.find(({ kind }) => kind === 'spotify-track')?.value;
    // Without a URI the field is left out: null would say that it is a video.
    return subject(trackFields(track, uri), null, shape);
  });
}

function otherText(other: OtherPlay, shape: ExtendedShape): string {
  const { kind, title, series: artist } = other;
  const video = kind === 'video' ? { title, artist, album: null } : null;
  return subject(trackFields(video, null), other, shape);
}

/** The kept fields in the service's order, around the time that is written anew for each play. */
function writeKept(kept: string): { before: string; since: unknown; after: string } {
  const given: Record<string, unknown> = JSON.parse(kept);
  const orNull = (field: string) => given[field] ?? null;
  const before = fieldsText({
    reason_start: orNull('reason_start'),
    reason_end: orNull('reason_end'),
    shuffle: orNull('shuffle'),
    skipped: orNull('skipped'),
    offline: orNull('offline'),
  });
  const after = fieldsText({ incognito_mode: orNull('incognito_mode') });
  return { before, since: given.offline_timestamp, after };
}

function personWriter(shape: ExtendedShape): PersonWriter {
  const address = shape === 'current' ? 'ip_addr' : 'ip_addr_decrypted';
  const unknown = shape === 'current' ? undefined : '';
  return remembered(({ username, platform, country, ipAddress, userAgent }: PersonalExtras) => ({
    before: fieldsText({ username: username ?? unknown, platform }),
    between: fieldsText({
      conn_country: country,
      [address]: ipAddress,
      user_agent_decrypted: userAgent ?? unknown,
    }),
  }));
}

/** Seconds; in old files milliseconds, and 0 for plays that were not offline. */
function offlineSince(kept: unknown, startedAt: number, shape: ExtendedShape): unknown {
  if (shape === 'current') return kept ?? Math.floor(startedAt / 1000);
  return typeof kept === 'number' ? kept * 1000 : 0;
}

/** Writes single rows; what repeats from row to row is turned into text once. */
export function extendedRowWriter(
  shape: ExtendedShape = 'current',
): (play: PlayRecord | OtherPlay, person: PersonalExtras) => string {
  const trackText = trackWriter(shape);
  const keptText = remembered(writeKept);
  const personText = personWriter(shape);
  return (play, person) => {
    const { stampedAt, msPlayed } = play;
    const { before, between } = personText(person);
    const isOther = 'kind' in play;
    const what = isOther ? otherText(play, shape) : trackText(play.track);
    const how = keptText(isOther ? '{}' : play.kept);
    const startedAt = isOther ? stampedAt - msPlayed : play.startedAt;
    const since = offlineSince(how.since, startedAt, shape);
    return (
      `{"ts":"${secondText(stampedAt)}",${before},"ms_played":${msPlayed},${between},${what},` +
      `${how.before},"offline_timestamp":${since},${how.after}}`
    );
  };
}

function* rows(
  plays: Iterable<PlayRecord | OtherPlay>,
  person: PersonalExtras,
  shape: ExtendedShape,
): Generator<string> {
  const write = extendedRowWriter(shape);
  for (const play of plays) yield write(play, person);
}

/**
 * Plays as a `Streaming_History_Audio_*.json` (or `_Video_`, or `endsong_*.json` in the old shape), in
 * chunks of text. `stampedAt` must be the end of the play, in whole seconds.
 */
export function writeSpotifyExtended(
  plays: Iterable<PlayRecord | OtherPlay>,
  person: PersonalExtras = nobody,
  shape: ExtendedShape = 'current',
): Generator<string> {
  return listChunks(rows(plays, person, shape), { open: '[', between: ',', close: ']' });
}
