import type { FakeSpotify } from '@echotune/connect';
import type { Preparations } from './call.fixture.ts';
import type { Ask } from './make-things.fixture.ts';

/** The settings that lead a server to the fake. */
export function spotifySettings({ world, accountsUrl, apiUrl }: FakeSpotify) {
  return {
    ECHOTUNE_SPOTIFY_CLIENT_ID: world.clientId,
    ECHOTUNE_SPOTIFY_ACCOUNTS_URL: accountsUrl,
    ECHOTUNE_SPOTIFY_API_URL: apiUrl,
  };
}

/** What somebody is sent back with who opens the address and agrees. */
export async function agreed(url: string): Promise<{ state: string; code: string }> {
  const back = await fetch(url, { redirect: 'manual' });
  const { searchParams } = new URL(back.headers.get('location') ?? '');
  return { state: searchParams.get('state') ?? '', code: searchParams.get('code') ?? '' };
}

/** What calls about Spotify need: an account that is connected, and something that plays. */
export function spotifyPreparations(fake: FakeSpotify, ask: Ask): Preparations {
  let pushed = 0;
  const begin = async () => agreed((await ask('POST', '/spotify/connect')).url);
  const connected = async (): Promise<object> => {
    const { state, code } = await begin();
    await ask('GET', `/spotify/callback?state=${state}&code=${code}`);
    fake.world.user().playing ??= { song: fake.world.song(1), isPlaying: true, progressMs: 1 };
    return {};
  };
  return {
    finishSpotify: async () => ({ query: { ...(await begin()), error: undefined } }),
    ...{ disconnectSpotify: connected, readSpotifyLibrary: connected },
    getSpotifyPlaying: connected,
    controlSpotify: async () => ({ ...(await connected()), body: { do: 'pause' } }),
    pushPlaylistToSpotify: async () => {
      await connected();
      pushed += 1;
      const { playlist } = await ask('POST', '/playlists', { name: `To push ${pushed}` });
      return { path: { id: playlist.id } };
    },
  };
}
