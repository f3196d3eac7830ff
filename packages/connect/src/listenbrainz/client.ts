import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { Api, type ApiDeps, reasonIn } from '../api/api.ts';
import type { Answer } from '../policy/attempt.ts';
import {
  Listens,
  LookedUp,
  MadePlaylist,
  Playlists,
  RecordingMetadata,
  SimilarArtists,
  SimilarRecordings,
  Submitted,
  ValidToken,
} from './answers.ts';

/** The most listens that it gives at once. */
export const listenPageLength = 1000;

/** The way of comparing that ListenBrainz itself uses. */
const algorithm =
  'session_based_days_7500_session_300_contribution_5_threshold_10_limit_100_filter_True_skip_30';

type Options = { readonly signal?: AbortSignal | undefined };

export interface ListenBrainzDeps {
  readonly api: ApiDeps;
  /** Where what is still tried out lives: what is similar to what. */
  readonly labs: ApiDeps;
}

/** ListenBrainz. Each method throws provider-*. */
export class ListenBrainz {
  readonly #api: Api;
  readonly #labs: Api;

  constructor({ api, labs }: ListenBrainzDeps) {
    this.#api = new Api(api, { refusal });
    this.#labs = new Api(labs, { refusal });
  }

  /** The newest listens that began before `beforeSeconds` (UTC epoch), newest first. */
  listens(
    user: string,
    { beforeSeconds, signal }: Options & { readonly beforeSeconds: number | null },
  ): Promise<z.output<typeof Listens>> {
    return this.#api.ask({
      operation: 'listens',
      path: `/1/user/${encodeURIComponent(user)}/listens`,
      query: { count: listenPageLength, max_ts: beforeSeconds ?? undefined },
      schema: Listens,
      signal,
    });
  }

  /** Whose token it is; null where it is nobody's. */
  async ownerOf(token: string): Promise<string | null> {
    const { valid, user_name } = await this.#api.ask({
      operation: 'validate-token',
      path: '/1/validate-token',
      token,
      schema: ValidToken,
      priority: 'interactive',
    });
    return valid ? (user_name ?? null) : null;
  }

  /** Sends listens, at most 1000; the same listen sent again is one listen. */
  async submit(token: string, listens: readonly object[], { signal }: Options = {}): Promise<void> {
    await this.#api.ask({
      operation: 'submit-listens',
      path: '/1/submit-listens',
      token,
      json: { listen_type: 'import', payload: listens },
      schema: Submitted,
      repeatable: true,
      signal,
    });
  }

  /** By recording MBID: names, year, tags; what it does not know is left out. */
  recordings(mbids: readonly string[], { signal }: Options = {}) {
    return this.#api.ask({
      operation: 'recording-metadata',
      path: '/1/metadata/recording/',
      query: { recording_mbids: mbids.join(','), inc: 'artist tag release' },
      schema: RecordingMetadata,
      signal,
    });
  }

  /** The recording that names mean, as its mapper finds it: the names may be near ones. */
  lookUp(title: string, artist: string, { signal }: Options = {}) {
    return this.#api.ask({
      operation: 'metadata-lookup',
      path: '/1/metadata/lookup/',
      query: { artist_name: artist, recording_name: title },
      schema: LookedUp,
      signal,
    });
  }

  similarArtists(mbid: string, { signal }: Options = {}) {
    return this.#labs.ask({
      operation: 'similar-artists',
      path: '/similar-artists/json',
      query: { artist_mbids: mbid, algorithm },
      schema: SimilarArtists,
      signal,
    });
  }

  similarRecordings(mbid: string, { signal }: Options = {}) {
    return this.#labs.ask({
      operation: 'similar-recordings',
      path: '/similar-recordings/json',
      query: { recording_mbids: mbid, algorithm },
      schema: SimilarRecordings,
      signal,
    });
  }

  playlists(user: string, offset = 0, { signal }: Options = {}) {
    return this.#api.ask({
      operation: 'playlists',
      path: `/1/user/${encodeURIComponent(user)}/playlists`,
      query: { offset, count: 100 },
      schema: Playlists,
      signal,
    });
  }

  /** Makes a playlist from JSPF; never sent twice by itself, as that would make two. */
  async makePlaylist(token: string, jspf: object, { signal }: Options = {}): Promise<string> {
    const made = await this.#api.ask({
      operation: 'create-playlist',
      path: '/1/playlist/create',
      token,
      json: jspf,
      schema: MadePlaylist,
      signal,
    });
    return made.playlist_mbid;
  }
}

/** Its errors: `{"code": 401, "error": "Invalid authorization token."}`. */
function refusal(answer: Answer): EchoError | null {
  const { status } = answer;
  if (status < 300) return null;
  const why = reasonIn(answer, 'error');
  if (status === 401 || status === 403) {
    return new EchoError('provider-consent-needed', `ListenBrainz: ${why}`);
  }
  if (status === 404) return new EchoError('provider-unknown-name', `ListenBrainz: ${why}`);
  return new EchoError('provider-refused', `ListenBrainz: ${why}`);
}
