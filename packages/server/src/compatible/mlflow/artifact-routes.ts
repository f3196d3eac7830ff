import { open } from 'node:fs/promises';
import { EchoError } from '@echotune/data';
import { modelFolder } from '@echotune/service';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { artifactsOf, filesBelowRoot, filesIn, partsOf } from './artifacts.ts';
import { listed } from './entities.ts';
import { ArtifactsQuery, FileParams, FolderQuery } from './schema.ts';
import { artifactRoot, experimentId, readRegistry, versionOfRun } from './shown-registry.ts';
import { runIdIn } from './tracking-routes.ts';

const hide = true;
const served = '/mlflow-artifacts/artifacts';

/**
 * Files of runs: listed by run or by the folder below the root, and fetched one by one. The address of a file
 * names no path of this machine: it is looked up among those that a run has.
 */
export function artifactRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/mlflow/artifacts/list',
    { schema: { hide, querystring: ArtifactsQuery } },
    async (request) => {
      const runId = runIdIn(request.query);
      const parts = partsOf(request.query.path);
      const files = await filesIn(echotune, await versionOfRun(echotune, runId), parts);
      const begin = parts.map((part) => `${part}/`).join('');
      const within = files.map(({ path, ...file }) => ({ path: `${begin}${path}`, ...file }));
      return { root_uri: artifactRoot(runId), ...listed('files', within) };
    },
  );

  app.get(served, { schema: { hide, querystring: FolderQuery } }, async (request) => {
    const { versions } = await readRegistry(echotune);
    const parts = partsOf(request.query.path);
    return listed('files', await filesBelowRoot(echotune, versions, parts));
  });

  app.get(
    `${served}/:experiment/:run/artifacts/${modelFolder}/:file`,
    { schema: { hide, params: FileParams } },
    async (request, reply) => {
      const { experiment, run, file } = request.params;
      const model = await versionOfRun(echotune, run);
      const all = experiment === experimentId ? await artifactsOf(echotune, model) : [];
      const found = all.find(({ name }) => name === file);
      if (found === undefined) throw noFile(file);
      reply.headers({
        ...{ 'content-type': 'application/octet-stream', 'cache-control': 'private, no-store' },
        'content-disposition': `attachment; filename="${found.name}"`,
      });
      if ('text' in found.from) return reply.send(Buffer.from(found.from.text));
      // It may be removed at any moment, as somebody is forgotten; what is open is read to its end.
      const handle = await open(found.from.path).catch(() => null);
      if (handle === null) throw noFile(file);
      const { size } = await handle.stat();
      return reply.header('content-length', size).send(handle.createReadStream());
    },
  );
}

function noFile(file: string): EchoError {
  return new EchoError('version-unknown', `No such artifact: '${file.slice(0, 100)}'`);
}
