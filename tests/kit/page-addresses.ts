import { readFileSync } from 'node:fs';
import type { DemoPage } from './demo-page.ts';

const router = new URL('../../packages/web/src/router.tsx', import.meta.url);

/** Paths of the page as its router has them, such as `/imports/$id`: every page there is. */
export function pagePaths(): string[] {
  const source = readFileSync(router, 'utf8');
  return Array.from(source.matchAll(/\bpath: '(\/[^']*)'/g), ([, path = '']) => path);
}

/** An address of every page, with something of the demo's in it. */
export async function pageAddresses({ server }: DemoPage): Promise<string[]> {
  const ask = async (path: string, body?: object) =>
    Object(
      await (
        await fetch(`${server.address}/api/v1${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { ...server.headers, 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        })
      ).json(),
    );
  /** The owner's own listener has played nothing. */
  const { listeners } = await ask('/overview');
  const { id: listener } = listeners.find((one: { demo: boolean }) => one.demo);
  const song = async () =>
    (await ask(`/recommendations?shelf=on-repeat&listener=${listener}`)).items[0].song;
  const evening = { name: 'Evening', rules: { shelf: 'for-you' } };
  /** What stands for a part of an address, by what it is a part of; who adds such a page says it here. */
  const examples: Readonly<Record<string, () => Promise<number | string>>> = {
    imports: async () => 1,
    playlists: async () => (await ask(`/playlists?listener=${listener}`, evening)).playlist.id,
    songs: async () => (await song()).id,
    tracks: async () => (await song()).id,
    artists: async () => (await song()).artistId,
  };
  return Promise.all(
    pagePaths().map(async (path) => {
      const [, of] = /([a-z-]+)\/\$\w+/.exec(path) ?? [];
      if (of === undefined) return path;
      const example = examples[of];
      if (example === undefined) throw new Error(`page-addresses.ts has no example for ${path}`);
      return path.replace(/\$\w+/, String(await example()));
    }),
  );
}
