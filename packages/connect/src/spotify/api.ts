import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { type ContractDeps, readAnswer } from '../contract/contract.ts';
import { jsonOf } from '../contract/json-of.ts';
import type { Answer } from '../policy/attempt.ts';
import type { Priority, Provider } from '../policy/provider.ts';
import * as answers from './answers.ts';
import { removedCallOf } from './removed.ts';

/** Whose account is asked: gives tokens, and new ones where Spotify no longer takes one. */
export interface SpotifyHolder {
  token(): Promise<string>;
  /** Another than `refused`. Throws provider-consent-needed. */
  renewed(refused: string): Promise<string>;
}

export interface SpotifyApiDeps extends ContractDeps {
  /** One with `spotifyLimits`. */
  readonly provider: Provider;
  /** e.g. https://api.spotify.com/v1 */
  readonly address: string;
}

/** What is asked of the Web API. */
export interface SpotifyCall {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the address, e.g. `/me`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  readonly priority?: Priority;
  /** Default: whether it is GET or PUT. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
}

const mostRecentPlays = 50;
export const mostItemsAtOnce = 100;
const savedPage = 50;
const mostFound = 10;

/** What can be done to playback. */
export type PlaybackCommand =
  | { readonly do: 'play'; readonly uris?: readonly string[]; readonly positionMs?: number }
  | { readonly do: 'pause' | 'next' | 'previous' }
  | { readonly do: 'seek'; readonly positionMs: number };

/**
 * The Web API as far as it is used. Throws what `Provider.send` throws; provider-call-gone without
 * asking for what Spotify has ended; provider-refused, provider-consent-needed, provider-misfit.
 */
export class SpotifyApi {
  readonly #deps: SpotifyApiDeps;

  constructor(deps: SpotifyApiDeps) {
    this.#deps = deps;
  }

  me(holder: SpotifyHolder) {
    return this.#read(holder, { operation: 'me', method: 'GET', path: '/me' }, answers.Me);
  }

  /** The last plays, the newest first, after a moment where one is given. */
  recentlyPlayed(holder: SpotifyHolder, after: number | null, signal?: AbortSignal) {
    const query = { limit: mostRecentPlays, ...(after !== null && { after }) };
    const path = '/me/player/recently-played';
    return this.#read(
      holder,
      {
        ...{ operation: 'recently-played', method: 'GET', path, query, priority: 'background' },
        ...(signal && { signal }),
      },
      answers.RecentlyPlayed,
    );
  }

  /** A page of the library's tracks. */
  savedTracks(holder: SpotifyHolder, offset: number, signal?: AbortSignal) {
    const query = { limit: savedPage, offset };
    const call = { operation: 'saved-tracks', method: 'GET', path: '/me/tracks', query } as const;
    return this.#read(
      holder,
      { ...call, priority: 'background', ...(signal && { signal }) },
      answers.SavedTracks,
    );
  }

  /** Null where nothing plays. */
  async playing(holder: SpotifyHolder) {
    const path = '/me/player/currently-playing';
    const answer = await this.call(holder, { operation: 'playing', method: 'GET', path });
    if (answer.status === 204) return null;
    return this.#understand('playing', answer, answers.CurrentlyPlaying);
  }

  async control(holder: SpotifyHolder, command: PlaybackCommand): Promise<void> {
    await this.call(holder, callOf(command));
  }

  makePlaylist(holder: SpotifyHolder, playlist: { name: string; description: string }) {
    const call = { operation: 'make-playlist', method: 'POST', path: '/me/playlists' } as const;
    const body = { ...playlist, public: false };
    return this.#read(holder, { ...call, body }, answers.MadePlaylist);
  }

  /** Makes these, at most a hundred, all that is in the playlist. */
  replaceItems(holder: SpotifyHolder, playlist: string, uris: readonly string[]) {
    return this.#items(holder, 'PUT', playlist, { uris });
  }

  /** Puts these, at most a hundred, at a position: sent twice they would be in it twice. */
  addItems(holder: SpotifyHolder, playlist: string, uris: readonly string[], position: number) {
    return this.#items(holder, 'POST', playlist, { uris, position });
  }

  /** At most ten tracks. */
  async search(holder: SpotifyHolder, text: string) {
    const query = { q: text, type: 'track', limit: mostFound };
    const call = { operation: 'search', method: 'GET', path: '/search', query } as const;
    const { tracks } = await this.#read(
      holder,
      { ...call, priority: 'background' },
      answers.FoundTracks,
    );
    return tracks.items;
  }

  /** Any call; a token that Spotify no longer takes is renewed once. */
  async call(holder: SpotifyHolder, call: SpotifyCall): Promise<Answer> {
    refuseRemoved(call);
    const token = await holder.token();
    let answer = await this.#send(call, token);
    if (answer.status === 401) answer = await this.#send(call, await holder.renewed(token));
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw refusal(call, answer);
  }

  #send(call: SpotifyCall, token: string): Promise<Answer> {
    const { provider, address } = this.#deps;
    const { operation, method, path, query = {}, body, signal } = call;
    const { priority = 'interactive', repeatable = method === 'GET' || method === 'PUT' } = call;
    const url = new URL(`${address}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return provider.send({
      ...{ operation, priority, repeatable, ...(signal && { signal }) },
      request: () => new Request(url, { method, headers, ...sent }),
    });
  }

  #items(holder: SpotifyHolder, method: 'PUT' | 'POST', playlist: string, body: object) {
    const path = `/playlists/${encodeURIComponent(playlist)}/items`;
    const operation = method === 'PUT' ? 'replace-items' : 'add-items';
    return this.#read(holder, { operation, method, path, body }, answers.Snapshot);
  }

  async #read<T>(holder: SpotifyHolder, call: SpotifyCall, schema: z.ZodType<T>): Promise<T> {
    return this.#understand(call.operation, await this.call(holder, call), schema);
  }

  #understand<T>(operation: string, answer: Answer, schema: z.ZodType<T>): Promise<T> {
    const { provider } = this.#deps.provider.limits;
    return readAnswer({ provider, operation, schema }, answer, this.#deps);
  }
}

function callOf(command: PlaybackCommand): SpotifyCall {
  const operation = `playback-${command.do}`;
  const path = `/me/player/${command.do}`;
  switch (command.do) {
    case 'play': {
      const { uris, positionMs } = command;
      const body = { ...(uris && { uris }), ...(positionMs && { position_ms: positionMs }) };
      return { operation, method: 'PUT', path, body };
    }
    case 'pause':
      return { operation, method: 'PUT', path };
    case 'seek':
      return { operation, method: 'PUT', path, query: { position_ms: command.positionMs } };
    default:
      return { operation, method: 'POST', path };
  }
}

/** Asks nobody for what nobody answers any more. */
function refuseRemoved({ method, path }: SpotifyCall): void {
  const gone = removedCallOf(method, path);
  if (gone === null) return;
  throw new EchoError(
    'provider-call-gone',
    `${method} ${path} was not sent: ${gone.reason}. Instead: ${gone.instead}.`,
  );
}

function refusal({ operation }: SpotifyCall, { status, text }: Answer): EchoError {
  const told = answers.RefusedCall.safeParse(jsonOf(text)).data?.error;
  const why = told?.message ?? `status ${status}`;
  const message = `Spotify refused ${operation}: ${why}${told?.reason ? ` (${told.reason})` : ''}.`;
  const isConsent = status === 401 || (status === 403 && /scope/i.test(why));
  return new EchoError(isConsent ? 'provider-consent-needed' : 'provider-refused', message);
}
