import type { PlayRecord, SourceTrack } from '../format.ts';
import { listChunks } from '../text-chunks.ts';

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

const nobody: PersonalExtras = { platform: '', country: '', ipAddress: '' };

const notATrack =
  '"episode_name":null,"episode_show_name":null,"spotify_episode_uri":null,' +
  '"audiobook_title":null,"audiobook_uri":null,"audiobook_chapter_uri":null,"audiobook_chapter_title":null';

/** Computes a text once for each key; a history has few that matter. */
function remembered<Key, Text>(write: (key: Key) => Text): (key: Key) => Text {
  const texts = new Map<Key, Text>();
  return (key) => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = write(key);
    texts.set(key, text);
    return text;
  };
}

/** The fields of an object without its braces. */
function fields(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

function writeTrack({ title, artist, album, identities }: SourceTrack): string {
  return fields({
    master_metadata_track_name: title,
    master_metadata_album_artist_name: artist,
    master_metadata_album_album_name: album,
    spotify_track_uri: identities.find(({ kind }) => kind === 'spotify-track')?.value ?? null,
  });
}

/** The kept fields in the service's order, around the time that is written anew for each play. */
function writeKept(kept: string): { before: string; since: unknown; after: string } {
  const given: Record<string, unknown> = JSON.parse(kept);
  const orNull = (field: string) => given[field] ?? null;
  const before = fields({
    reason_start: orNull('reason_start'),
    reason_end: orNull('reason_end'),
    shuffle: orNull('shuffle'),
    skipped: orNull('skipped'),
    offline: orNull('offline'),
  });
  const after = fields({ incognito_mode: orNull('incognito_mode') });
  return { before, since: given.offline_timestamp, after };
}

function writePerson(person: PersonalExtras): { before: string; between: string } {
  const { username, platform, country, ipAddress, userAgent } = person;
  return {
    before: fields({ username, platform }),
    between: fields({ conn_country: country, ip_addr: ipAddress, user_agent_decrypted: userAgent }),
  };
}

/** Writes single rows; what repeats from row to row is turned into text once. */
export function extendedRowWriter(): (play: PlayRecord, person: PersonalExtras) => string {
  const trackText = remembered(writeTrack);
  const keptText = remembered(writeKept);
  const personText = remembered(writePerson);
  return ({ stampedAt, startedAt, msPlayed, track, kept }, person) => {
    const ts = `${new Date(stampedAt).toISOString().slice(0, 19)}Z`;
    const { before, between } = personText(person);
    const how = keptText(kept);
    const since = how.since ?? Math.floor(startedAt / 1000);
    return (
      `{"ts":"${ts}",${before},"ms_played":${msPlayed},${between},${trackText(track)},${notATrack},` +
      `${how.before},"offline_timestamp":${since},${how.after}}`
    );
  };
}

function* rows(plays: Iterable<PlayRecord>, person: PersonalExtras): Generator<string> {
  const write = extendedRowWriter();
  for (const play of plays) yield write(play, person);
}

/**
 * Plays as a `Streaming_History_Audio_*.json`, in chunks of text. `stampedAt` must be the end of the
 * play, in whole seconds.
 */
export function writeSpotifyExtended(
  plays: Iterable<PlayRecord>,
  person: PersonalExtras = nobody,
): Generator<string> {
  return listChunks(rows(plays, person), { open: '[', between: ',', close: ']' });
}
