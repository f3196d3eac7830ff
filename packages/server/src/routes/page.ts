import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { openToAll } from '../http/authorise.ts';
import { linkPaths } from '../http/links.ts';
import type { TypedApp } from '../http/typed-app.ts';

const builtPage = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The page, which is everybody's; one-time links open it too. */
export async function pageRoutes(app: TypedApp): Promise<void> {
  if (!existsSync(builtPage)) return;
  openToAll(app);
  // Its files alone: a wildcard would answer for every address that is not there.
  await app.register(fastifyStatic, { root: builtPage, wildcard: false });
  for (const path of Object.values(linkPaths)) {
    app.get(path, (_request, reply) => reply.sendFile('index.html'));
  }
}
