import { EchoError, type Job } from '@echotune/data';
import {
  consentOf,
  fieldsOf,
  lastLibraryReading,
  type SpotifyDeps,
  spotify,
} from '@echotune/service';
import type { Config } from './config/config.ts';
import type { EchoTune } from './wire.ts';

/** Throws provider-not-configured. */
export function configuredSpotify({ spotify: deps }: Pick<EchoTune, 'spotify'>): SpotifyDeps {
  if (deps !== null) return deps;
  throw new EchoError(
    'provider-not-configured',
    'Spotify is not set up: spotify_client_id (ECHOTUNE_SPOTIFY_CLIENT_ID) is missing.',
  );
}

/** How Spotify stands for a listener. */
export async function spotifyStatus(
  { store, spotify: deps, clock }: Pick<EchoTune, 'store' | 'spotify' | 'clock'>,
  listenerId: number,
) {
  const connection = await store.connections.get(listenerId, spotify);
  const pausedUntil = await store.providers.until(spotify);
  const configured = deps !== null;
  const reading = await lastLibraryReading(store, listenerId);
  const library = reading === null ? null : libraryReading(reading);
  if (connection === null) return { configured, connection: null, library, pausedUntil };
  const { endsAt, state } = consentOf(connection, clock());
  return {
    ...{ configured, library, pausedUntil },
    connection: {
      ...{ account: connection.accountName, scopes: [...connection.scopes] },
      ...{ consentAt: connection.consentAt, consentEndsAt: endsAt, consent: state },
      playsReadAt: connection.polledAt,
    },
  };
}

/** How far the reading of a library is. */
function libraryReading({ state, error, progress, result }: Job) {
  const told = { ...fieldsOf(progress), ...fieldsOf(result) };
  const number = (name: string) => Number(told[name] ?? 0);
  return {
    ...{ state, failure: error },
    ...{ read: number('read'), total: number('total'), added: number('added') },
  };
}

/** Of the page that Spotify sends people back to. */
export const spotifyCallbackPath = '/api/v1/spotify/callback';

/**
 * Where Spotify sends people back to: as registered there, HTTPS or a loopback literal with any port.
 * Throws provider-not-configured where the public address is neither.
 */
export function redirectUri({ publicUrl, host, port }: Config, localPort?: number): string {
  if (publicUrl === null) {
    const literal = host === '::1' ? '[::1]' : '127.0.0.1';
    return `http://${literal}:${localPort ?? port}${spotifyCallbackPath}`;
  }
  const { protocol, hostname, origin } = new URL(publicUrl);
  if (protocol === 'https:' || ['127.0.0.1', '[::1]'].includes(hostname))
    return `${origin}${spotifyCallbackPath}`;
  throw new EchoError(
    'provider-not-configured',
    `Spotify sends nobody back to ${origin}: public_url must be https, or 127.0.0.1 or [::1].`,
  );
}
