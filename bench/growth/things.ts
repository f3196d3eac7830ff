import { setTimeout as wait } from 'node:timers/promises';
import type { Side } from './side.ts';

/** What a side's operations are about: the same on either. */
export interface Things {
  /** Of the catalogue. */
  readonly song: number;
  readonly other: number;
  readonly artist: number;
  readonly word: string;
  readonly playlist: number;
  readonly conversation: number;
  readonly impression: number;
  readonly model: number;
  readonly anImport: number;
  readonly webhook: number;
  /** Of an API key. */
  readonly secret: string;
}

export const of = ({ listener }: Side) => `listener=${listener}`;

/** Millisecond stamps of plays that nobody has sent yet, after all that is there. */
const firstMs = Date.now() - 40 * 86_400_000;
const stepMs = 20_000;

/** Plays of songs that are known, one after the other. */
export function freshPlays(side: Side, count: number): object[] {
  return Array.from({ length: count }, () => {
    const n = side.next();
    const nth = (n * 7) % 1000;
    const named = { title: `Song ${nth}`, artist: `Artist ${Math.floor(nth / 8)}` };
    return { ...named, startedAt: firstMs + n * stepMs, msPlayed: 10_000 };
  });
}

/** The listener has played something: what was kept for them is of before. */
export async function play(side: Side, count = 1): Promise<void> {
  await side.ask('POST', `/api/v1/plays?${of(side)}`, { json: { plays: freshPlays(side, count) } });
}

/** Imports a file that holds some plays, and waits for it: its id. */
export async function importSome(side: Side): Promise<number> {
  const nth = side.next();
  const rows = Array.from({ length: 20 }, (_, n) => ({
    ts: new Date(firstMs - (nth * 20 + n) * 3_700_000).toISOString().replace(/\.\d+Z/, 'Z'),
    ms_played: 150_000 + nth,
    master_metadata_track_name: `Song ${n}`,
    master_metadata_album_artist_name: `Artist ${Math.floor(n / 8)}`,
    master_metadata_album_album_name: null,
    spotify_track_uri: null,
  }));
  const files = { [`Streaming_History_Audio_${nth}.json`]: JSON.stringify(rows) };
  const { id } = await side.ask('POST', `/api/v1/imports?${of(side)}`, { files });
  for (;;) {
    const told = await side.ask('GET', `/api/v1/imports/${id}`);
    if (!['queued', 'running'].includes(told.state)) return id;
    await wait(50);
  }
}

export async function makeThings(side: Side): Promise<Things> {
  const ask = side.ask.bind(side);
  const found = await ask('GET', '/api/v1/search?q=Song%2077&limit=20');
  const [song, other] = found.songs;
  const { items } = await ask('GET', `/api/v1/recommendations?${of(side)}`);
  const { playlist } = await ask('POST', `/api/v1/playlists?${of(side)}`, {
    json: { name: `List ${side.next()}` },
  });
  const entries = found.songs.map(({ id }: { id: number }) => ({ song: id }));
  await ask('POST', `/api/v1/playlists/${playlist.id}/entries?${of(side)}`, { json: { entries } });
  const said = await ask('POST', `/api/v1/conversations/messages?${of(side)}`, {
    json: { text: 'What did I play most in May?', provider: 'interpreter' },
  });
  const key = await ask('POST', '/api/v1/keys', {
    json: {
      ...{ name: `bench ${side.next()}`, listener: side.listener, perMinute: 100_000 },
      scopes: ['read', 'scrobble', 'recommend'],
    },
  });
  const webhook = await ask('POST', '/api/v1/webhooks', {
    json: {
      ...{ url: `https://hooks.example/${side.next()}`, events: ['deprecations'] },
      listener: side.listener,
    },
  });
  const models = await ask('GET', '/api/v1/models');
  return {
    ...{ song: song.id, other: other.id, artist: song.artistId, word: 'Song 77' },
    ...{ playlist: playlist.id, conversation: said.conversation?.id ?? said.id },
    ...{ impression: items[0].impression, model: (models.models ?? models)[0].version },
    ...{ anImport: await importSome(side), webhook: webhook.id, secret: key.secret },
  };
}
