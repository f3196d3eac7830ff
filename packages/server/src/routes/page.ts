import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import { openToAll } from '../http/authorise.ts';
import { linkPaths } from '../http/links.ts';
import { builtPage } from '../http/page-document.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { pageNames } from '../page-names.ts';

/** Files whose names say what is in them never change; all else is asked for anew each time. */
function cacheControl(path: string): string {
  return /\/assets\/[^/]+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The page, which is everybody's: one document under all its addresses and those of one-time links. */
export async function pageRoutes(app: TypedApp): Promise<void> {
  if (!existsSync(builtPage)) return;
  openToAll(app);
  await app.register(fastifyStatic, {
    root: builtPage,
    // Its files alone: a wildcard would answer for every address that is not there.
    wildcard: false,
    // The build lays a .br and a .gz beside what gets smaller by it.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => reply.header('cache-control', cacheControl(path)),
  });
  const ownPaths = pageNames.flatMap((name) => [`/${name}`, `/${name}/*`]);
  for (const path of [...Object.values(linkPaths), ...ownPaths]) {
    app.get(path, (_request, reply) => reply.sendFile('index.html'));
  }
}
