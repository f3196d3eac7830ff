import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { Api, type ApiDeps, fieldIn, reasonIn } from '../api/api.ts';
import { type Answer, Outage, Slowdown } from '../policy/attempt.ts';
import { RecentTracks, Scrobbled, SignedIn, SimilarArtists, Token, TopTags } from './answers.ts';
import { signatureOf } from './signature.ts';

/** What the operator got at https://www.last.fm/api/account/create */
export interface LastfmKey {
  readonly apiKey: string;
  /** Signs what is done in somebody's name; null where only reading is needed. */
  readonly secret: string | null;
}

export interface LastfmDeps extends ApiDeps {
  readonly key: LastfmKey;
  /** Where people approve a program. */
  readonly approvalUrl: string;
}

/** A play as `track.scrobble` takes it. */
export interface Scrobble {
  readonly artist: string;
  readonly track: string;
  readonly album: string | null;
  readonly timestampSeconds: number;
  readonly durationSeconds: number | null;
  readonly mbid: string | null;
}

/** The most scrobbles and recent tracks that it takes and gives at once. */
export const mostScrobblesAtOnce = 50;
export const recentPageLength = 200;

type Options = { readonly signal?: AbortSignal | undefined };
type Asked<T> = Options & { readonly schema: z.ZodType<T> };

/** Last.fm. Each method throws provider-*. */
export class Lastfm {
  readonly #api: Api;
  readonly #key: LastfmKey;
  readonly #approvalUrl: string;

  constructor({ key, approvalUrl, ...deps }: LastfmDeps) {
    this.#api = new Api(deps, { judge, refusal });
    this.#approvalUrl = approvalUrl;
    this.#key = key;
  }

  /** The newest plays that began before `beforeSeconds` (UTC epoch), newest first; 200 at most. */
  recentTracks(
    user: string,
    { beforeSeconds, signal }: Options & { readonly beforeSeconds: number | null },
  ): Promise<z.output<typeof RecentTracks>> {
    const to = beforeSeconds ?? undefined;
    const query = { user, limit: recentPageLength, page: 1, to };
    return this.#get('user.getRecentTracks', query, { schema: RecentTracks, signal });
  }

  async similarArtists(artist: string, { signal }: Options = {}) {
    const query = { artist, autocorrect: 0, limit: 100 };
    const schema = SimilarArtists;
    const { similarartists } = await this.#get('artist.getSimilar', query, { schema, signal });
    return [similarartists.artist].flat();
  }

  async artistTags(artist: string, { signal }: Options = {}) {
    const query = { artist, autocorrect: 0 };
    const { toptags } = await this.#get('artist.getTopTags', query, { schema: TopTags, signal });
    return [toptags.tag].flat();
  }

  async trackTags(artist: string, track: string, { signal }: Options = {}) {
    const query = { artist, track, autocorrect: 0 };
    const { toptags } = await this.#get('track.getTopTags', query, { schema: TopTags, signal });
    return [toptags.tag].flat();
  }

  /** A token, and where its owner approves it; then it is good for one `signIn`. */
  async askApproval(): Promise<{ readonly token: string; readonly url: string }> {
    const { token } = await this.#get('auth.getToken', {}, { schema: Token });
    const url = new URL(this.#approvalUrl);
    url.searchParams.set('api_key', this.#key.apiKey);
    url.searchParams.set('token', token);
    return { token, url: url.href };
  }

  /** Who approved the token, and the key to act for them, which does not expire. */
  async signIn(token: string): Promise<{ readonly user: string; readonly session: string }> {
    const { session } = await this.#post('auth.getSession', { token }, { schema: SignedIn });
    return { user: session.name, session: session.key };
  }

  /** Sends up to 50 plays; the same play sent again is one. For each why it was ignored, or null. */
  async scrobble(
    session: string,
    plays: readonly Scrobble[],
    { signal }: Options = {},
  ): Promise<(string | null)[]> {
    const fields: Record<string, string> = { sk: session };
    for (const [i, play] of plays.entries()) {
      fields[`artist[${i}]`] = play.artist;
      fields[`track[${i}]`] = play.track;
      fields[`timestamp[${i}]`] = String(play.timestampSeconds);
      if (play.album !== null) fields[`album[${i}]`] = play.album;
      if (play.mbid !== null) fields[`mbid[${i}]`] = play.mbid;
      if (play.durationSeconds !== null) fields[`duration[${i}]`] = String(play.durationSeconds);
    }
    const { scrobbles } = await this.#post('track.scrobble', fields, { schema: Scrobbled, signal });
    const said = [scrobbles.scrobble].flat();
    if (said.length !== plays.length) {
      throw new EchoError('provider-misfit', `Last.fm answered ${said.length} of ${plays.length}.`);
    }
    return said.map(({ ignoredMessage: { code, '#text': text } }) =>
      code === 0 ? null : text || `code ${code}`,
    );
  }

  #get<T>(
    method: string,
    query: Readonly<Record<string, string | number | undefined>>,
    { schema, signal }: Asked<T>,
  ): Promise<T> {
    const asked = { ...query, method, api_key: this.#key.apiKey, format: 'json' };
    return this.#api.ask({ operation: method, path: '/2.0/', query: asked, schema, signal });
  }

  #post<T>(
    method: string,
    fields: Readonly<Record<string, string>>,
    { schema, signal }: Asked<T>,
  ): Promise<T> {
    const { apiKey, secret } = this.#key;
    if (secret === null) {
      throw new EchoError(
        'provider-not-configured',
        'Last.fm wants the shared secret of its API key too: lastfm_secret (ECHOTUNE_LASTFM_SECRET).',
      );
    }
    const form = new URLSearchParams({ ...fields, method, api_key: apiKey });
    form.set('api_sig', signatureOf(form, secret));
    form.set('format', 'json');
    // What is sent twice is stored once; a token is spent by its first use.
    const repeatable = method === 'track.scrobble';
    return this.#api.ask({ operation: method, path: '/2.0/', form, schema, repeatable, signal });
  }
}

const [offline, unavailable, failed, rateLimit] = [11, 16, 8, 29] as const;

/** It says so in the body, whatever the status. */
function judge(answer: Answer): void {
  const code = fieldIn(answer, 'error');
  if (code === rateLimit) throw new Slowdown('error 29', null);
  if (code === offline || code === unavailable || code === failed)
    throw new Outage(`error ${code}`);
}

/** Of the session or the token: its owner has to approve anew. */
const consentErrors: ReadonlySet<unknown> = new Set([4, 9, 14, 15, 17]);
const notAuthorized = 14;
const howToAuthorize =
  'Allow it at the address that came with the token, then connect with the same token';
/** Of the key or its secret: what the operator has to correct. */
const keyErrors: ReadonlyMap<unknown, string> = new Map([
  [10, 'lastfm_api_key (ECHOTUNE_LASTFM_API_KEY)'],
  [13, 'lastfm_secret (ECHOTUNE_LASTFM_SECRET)'],
  [26, 'another lastfm_api_key (ECHOTUNE_LASTFM_API_KEY)'],
]);

/** Its errors: `{"error": 9, "message": "Invalid session key"}`. */
function refusal(answer: Answer): EchoError | null {
  const code = fieldIn(answer, 'error');
  if (code === undefined && answer.status < 300) return null;
  const why = `Last.fm: ${reasonIn(answer, 'message')} (error ${code})`;
  if (code === notAuthorized) {
    return new EchoError('provider-consent-needed', `${why}. ${howToAuthorize}.`);
  }
  if (consentErrors.has(code)) return new EchoError('provider-consent-needed', why);
  const setting = keyErrors.get(code);
  if (setting !== undefined) {
    return new EchoError('provider-not-configured', `${why}: ${setting}.`);
  }
  return new EchoError(code === 6 ? 'provider-unknown-name' : 'provider-refused', why);
}
