import { EchoError, type Playlist, type PlaylistRef, type Store } from '@echotune/data';
import type { FastifyReply } from 'fastify';
import type { Caller } from './caller.ts';
import { listenerOf } from './listener-of.ts';

/** The entity tag of a playlist (RFC 9110, section 8.8.3): another one after every change. */
function tagOf({ id, version }: Pick<Playlist, 'id' | 'version'>): string {
  return `"${id}-${version}"`;
}

export function sendTag(reply: FastifyReply, playlist: Pick<Playlist, 'id' | 'version'>): void {
  reply.header('etag', tagOf(playlist));
}

/**
 * The playlist that is to change, as the client last saw it: If-Match names its tag, or `*`; without it
 * the change is made to whatever the playlist is now. Throws playlist-changed for the tag of no version.
 */
function matched(
  { listenerId, id }: Pick<PlaylistRef, 'listenerId' | 'id'>,
  ifMatch: string | undefined,
): PlaylistRef {
  const wanted = ifMatch?.trim() ?? '*';
  if (wanted === '*') return { listenerId, id, version: null };
  const version = Number(/^"\d{1,15}-(\d{1,15})"$/.exec(wanted)?.[1]);
  if (tagOf({ id, version }) === wanted) return { listenerId, id, version };
  throw new EchoError('playlist-changed', `The playlist is not ${wanted.slice(0, 50)}.`);
}

interface ChangingRequest {
  readonly caller: Caller | null;
  readonly params: { readonly id: number };
  readonly query: { readonly listener?: number | undefined };
  readonly headers: { readonly 'if-match'?: string | undefined };
}

/** The playlist that a request is to change. Throws as `listenerOf`, playlist-changed. */
export async function playlistToChange(
  store: Store,
  request: ChangingRequest,
): Promise<PlaylistRef> {
  const { params, headers } = request;
  const { id: listenerId } = await listenerOf(store, request);
  return matched({ listenerId, id: params.id }, headers['if-match']);
}
