import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { openToAll } from '../http/authorise.ts';
import { linkPaths } from '../http/links.ts';
import type { TypedApp } from '../http/typed-app.ts';

const builtPage = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** First words of the page's own addresses; what follows them is the page's business. */
const pageNames = [
  ...['account', 'connections', 'explore', 'import', 'imports', 'operations', 'playlists'],
  ...['proof', 'settings', 'statistics'],
];

/** The page, which is everybody's: one document under all its addresses and those of one-time links. */
export async function pageRoutes(app: TypedApp): Promise<void> {
  if (!existsSync(builtPage)) return;
  openToAll(app);
  // Its files alone: a wildcard would answer for every address that is not there.
  await app.register(fastifyStatic, { root: builtPage, wildcard: false });
  const ownPaths = pageNames.flatMap((name) => [`/${name}`, `/${name}/*`]);
  for (const path of [...Object.values(linkPaths), ...ownPaths]) {
    app.get(path, (_request, reply) => reply.sendFile('index.html'));
  }
}
