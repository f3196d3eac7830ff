import { Readable } from 'node:stream';
import { EchoError } from '@echotune/data';
import { playlistFormats } from '@echotune/formats';
import { exportPlaylist, importPlaylist } from '@echotune/service';
import { z } from 'zod';
import { sendTag } from '../http/entity-tag.ts';
import { listenerOf } from '../http/listener-of.ts';
import { dependsOn, negotiate } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { playlistOf, storedPlaylist } from '../playlist-of.ts';
import { fileOf } from '../schema/file.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { PlaylistImport } from '../schema/playlist.ts';
import { storedText } from '../schema/track-names.ts';
import { uploadedFile } from '../spool-upload.ts';

const ImportQuery = ListenerQuery.extend({
  name: storedText(200).optional().describe('Instead of the name in the file'),
});
const ExportQuery = ListenerQuery.extend({
  format: z
    .enum(['jspf', 'xspf', 'm3u', 'csv'])
    .optional()
    .describe('Instead of what Accept asks for; jspf where neither says'),
});

/** A file's name for whoever knows RFC 6266, and in ASCII for whoever does not. */
function attachment(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

export function playlistFileRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, clock } = echotune;

  app.post(
    '/playlists/import',
    {
      config: { needs: 'recommend', takes: 'file' },
      schema: {
        operationId: 'importPlaylist',
        summary: 'Import a playlist from a JSPF, XSPF, M3U or CSV file',
        querystring: ImportQuery,
        response: { 200: PlaylistImport, 201: PlaylistImport },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) {
        throw new EchoError('input-invalid', 'Send the file as multipart/form-data.');
      }
      const listener = await listenerOf(store, request);
      const { name } = request.query;
      const { fileName, chunks } = await uploadedFile(request);
      const { playlist, rejected, ...rest } = await importPlaylist(store, {
        ...{ listenerId: listener.id, fileName, chunks, now: clock() },
        ...(name !== undefined && { name }),
      });
      sendTag(reply, playlist);
      return reply
        .code(rest.isNew ? 201 : 200)
        .send({ ...rest, playlist: playlistOf(playlist), rejected: [...rejected] });
    },
  );

  app.get(
    '/playlists/:id/export',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'exportPlaylist',
        summary: 'A playlist as a file',
        params: IdParams,
        querystring: ExportQuery,
        response: {
          200: fileOf('The playlist', ...playlistFormats.map(({ mediaType }) => mediaType)),
        },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      const playlist = await storedPlaylist(store, listener.id, request.params.id);
      const wanted = negotiate(request.headers.accept, playlistFormats)?.name ?? 'jspf';
      const format = request.query.format ?? wanted;
      const { fileName, mediaType, text } = await exportPlaylist(store, playlist, format);
      sendTag(reply, playlist);
      dependsOn(reply, 'accept');
      return reply
        .header('content-disposition', attachment(fileName))
        .type(`${mediaType}; charset=utf-8`)
        .send(Readable.from(text));
    },
  );
}
