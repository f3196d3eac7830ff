import { upload } from '../../../../tests/kit/upload.ts';
import { type TestApp, testNow } from './open-app.fixture.ts';

/** Asks as the owner, about their listener. */
export type Ask = (
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
) => Promise<ReturnType<typeof JSON.parse>>;

const day = 86_400_000;

export type Maker = ReturnType<typeof makerOf>;

/** Makes things that nobody has touched. */
export function makerOf(test: TestApp, ask: Ask, listener: number) {
  let count = 0;
  const name = () => {
    count += 1;
    return `Fresh ${count}`;
  };
  const song = async (artist: string = name()): Promise<{ id: number; artistId: number }> => {
    const title = name();
    const startedAt = testNow - day - count * 1000;
    await ask('POST', '/plays', { plays: [{ title, artist, startedAt, msPlayed: 1000 }] });
    const { songs } = await ask('GET', `/search?q=${encodeURIComponent(`${title} ${artist}`)}`);
    return songs.find((found: { title: string }) => found.title === title);
  };
  const playlist = async (): Promise<{ id: number; entries: number[] }> => {
    const { id } = (await ask('POST', '/playlists', { name: name() })).playlist;
    const entries = [{ song: (await song()).id }, { song: (await song()).id }];
    await ask('POST', `/playlists/${id}/entries`, { entries });
    const page = await ask('GET', `/playlists/${id}/entries`);
    return { id, entries: page.entries.map((entry: { id: number }) => entry.id) };
  };
  /** Differs from all before it, and holds no play. */
  const file = () => ({ [`endsong_${name()}.json`]: `[${' '.repeat(count)}]` });
  const anImport = async (): Promise<number> => {
    const url = `/api/v1/imports?listener=${listener}`;
    const answer = await test.app.inject({ method: 'POST', url, ...upload(file()) });
    return answer.json().id;
  };
  const key = async (): Promise<{ id: number; secret: string }> => {
    const scopes = ['read', 'scrobble', 'recommend', 'ask', 'chat'];
    return ask('POST', '/keys', { name: name(), scopes, listener, perMinute: 100_000 });
  };
  const token = async (path: string): Promise<string> =>
    (await ask('POST', path, {})).link.split('#')[1];
  return { ask, name, song, playlist, file, anImport, key, token };
}
