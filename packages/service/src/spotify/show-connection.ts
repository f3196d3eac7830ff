import { type Connection, EchoError } from '@echotune/data';
import { holdTokens } from './hold-tokens.ts';
import { sourceTrackOf } from './source-track.ts';
import { type SpotifyDeps, spotify } from './spotify-deps.ts';

const dayMs = 86_400_000;
/** Refresh tokens end six months after the consent; counted short, so that nobody is surprised. */
const consentMs = 181 * dayMs;
/** How long before its end a consent is to be renewed. */
const remindMs = 30 * dayMs;

/** How long a consent still holds. */
export interface Consent {
  /** UTC epoch milliseconds. */
  readonly endsAt: number;
  readonly state: 'holds' | 'ends-soon' | 'over';
}

export function consentOf({ consentAt, consentLostAt }: Connection, now: number): Consent {
  const endsAt = consentLostAt ?? consentAt + consentMs;
  const state = endsAt <= now ? 'over' : endsAt - now <= remindMs ? 'ends-soon' : 'holds';
  return { endsAt, state };
}

/** What plays at a listener's Spotify now; null where nothing does. */
export async function showPlaying(deps: SpotifyDeps, listenerId: number) {
  const playing = await deps.api.playing(holdTokens(deps, listenerId));
  if (playing === null) return null;
  const { item, is_playing: isPlaying, progress_ms: progressMs = null } = playing;
  if (item == null || !('uri' in item)) {
    return { isPlaying, progressMs, title: item?.name ?? null, artist: null, uri: null };
  }
  const { title, artist } = sourceTrackOf(item);
  return { isPlaying, progressMs, title, artist, uri: item.uri };
}

/** The connection of a listener. Throws provider-not-connected. */
export async function connectionOf(
  { store }: Pick<SpotifyDeps, 'store'>,
  listenerId: number,
): Promise<Connection> {
  const connection = await store.connections.get(listenerId, spotify);
  if (connection !== null) return connection;
  throw new EchoError('provider-not-connected', 'No Spotify account is connected.');
}
