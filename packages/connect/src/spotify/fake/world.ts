import { randomBytes } from 'node:crypto';
import { type FakeSong, fakeSong } from './songs.ts';

export interface FakePlay {
  readonly song: FakeSong;
  /** What Spotify tells of a play: when it ended, UTC epoch milliseconds. */
  readonly endedAt: number;
}

export interface FakePlaylist {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isPublic: boolean;
  uris: string[];
}

/** Somebody with a Spotify account. */
export interface FakeUser {
  readonly accountId: string;
  readonly name: string;
  isPremium: boolean;
  hasDevice: boolean;
  /** The last fifty, as Spotify keeps them. */
  plays: FakePlay[];
  saved: { readonly song: FakeSong; readonly addedAt: number }[];
  playing: { song: FakeSong; isPlaying: boolean; progressMs: number } | null;
  readonly playlists: Map<string, FakePlaylist>;
}

export interface Grant {
  readonly accountId: string;
  readonly scopes: readonly string[];
  /** When the person agreed: refreshing does not move it. */
  readonly consentAt: number;
}

interface Code extends Grant {
  readonly challenge: string;
  readonly redirectUri: string;
}

const hourMs = 3_600_000;
const sixMonthsMs = 182 * 24 * hourMs;
const keptPlays = 50;
const word = () => randomBytes(24).toString('base64url');

/** Everything the fake knows: people, songs, and who agreed to what. */
export class FakeWorld {
  readonly clientId = 'fake-client-of-echotune';
  readonly songs = new Map<string, FakeSong>();
  readonly users = new Map<string, FakeUser>();
  /** Who is at the browser that opens the page of consent. */
  atTheBrowser: string;
  readonly #clock: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, Grant & { readonly expiresAt: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
    for (let nth = 0; nth < 200; nth++) this.addSong(fakeSong(nth));
    this.atTheBrowser = this.addUser('Robin').accountId;
  }

  get now(): number {
    return this.#clock();
  }

  addSong(song: FakeSong): FakeSong {
    this.songs.set(song.uri, song);
    return song;
  }

  song(nth: number): FakeSong {
    return fakeSong(nth);
  }

  addUser(name: string): FakeUser {
    const user: FakeUser = {
      ...{ accountId: `account${name}`, name, isPremium: true, hasDevice: true },
      ...{ plays: [], saved: [], playing: null, playlists: new Map() },
    };
    this.users.set(user.accountId, user);
    return user;
  }

  user(accountId: string = this.atTheBrowser): FakeUser {
    const user = this.users.get(accountId);
    if (user === undefined) throw new Error(`The fake knows no account ${accountId}.`);
    return user;
  }

  /** Somebody has heard a song to its end. */
  play(song: FakeSong, endedAt: number, user: FakeUser = this.user()): void {
    user.plays = [...user.plays, { song, endedAt }]
      .sort((a, b) => b.endedAt - a.endedAt)
      .slice(0, keptPlays);
  }

  /** The person agrees; the code may be taken once, by who can prove to have asked. */
  agree(asked: { challenge: string; redirectUri: string; scopes: readonly string[] }): string {
    const code = word();
    this.#codes.set(code, { ...asked, accountId: this.atTheBrowser, consentAt: this.now });
    return code;
  }

  takeCode(code: string): Code | null {
    const found = this.#codes.get(code) ?? null;
    this.#codes.delete(code);
    return found;
  }

  issue(grant: Grant) {
    const [accessToken, refreshToken] = [word(), word()];
    const { accountId, scopes, consentAt } = grant;
    const kept = { accountId, scopes, consentAt };
    this.#accessTokens.set(accessToken, { ...kept, expiresAt: this.now + hourMs });
    this.#refreshTokens.set(refreshToken, kept);
    return { accessToken, refreshToken, expiresInS: hourMs / 1000 };
  }

  /** Once: what is refreshed gets another. Null where it is unknown, or six months old. */
  takeRefreshToken(token: string): Grant | null {
    const grant = this.#refreshTokens.get(token);
    this.#refreshTokens.delete(token);
    return grant && this.now < grant.consentAt + sixMonthsMs ? grant : null;
  }

  holderOf(accessToken: string): Grant | null {
    const known = this.#accessTokens.get(accessToken);
    return known && known.expiresAt > this.now ? known : null;
  }

  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** As a person does at spotify.com/account/apps. */
  withdrawConsent(): void {
    this.#accessTokens.clear();
    this.#refreshTokens.clear();
  }
}
