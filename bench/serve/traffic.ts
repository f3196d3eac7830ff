/** What the listeners of a community ask of a server, and what they have been answered. */
import { seededRandom } from '@echotune/engine';
import type { Due } from '../kit/open-loop.ts';
import type { Community } from './community.ts';

type Asked = Omit<Due, 'atMs'>;
export type Kind = keyof typeof shares;

/** Of the mixed load; together 1. */
const shares = {
  recommendations: 0.12,
  play: 0.2,
  scrobble: 0.1,
  'recent plays': 0.2,
  statistics: 0.08,
  search: 0.05,
  'similar songs': 0.05,
  playlists: 0.2,
} as const;

/** Who listens at a time, of all who have an account: fewer than the profiles that a server keeps. */
export const active = 150;

const shelves = ['for-you', 'on-repeat', 'discover', 'right-now', 'rediscover'] as const;
/** Of one listener a play starts that much after the one before; scrobblers tell whole seconds. */
const playEveryMs = 10_000;
/** Songs apart that follow each other, lest two sources seem to tell of one play. */
const tuneStep = 7;

/** What is known of a listener. */
interface Told {
  played: number;
  /** Starts of plays that the server says it has stored. */
  readonly acknowledged: number[];
  /** Entity tags by path. */
  readonly tags: Map<string, string>;
  /** Paths whose answer rests on plays of which one has come since. */
  readonly stale: Set<string>;
}

export class Traffic {
  /** Reads of the mixed load; `hits` are those that nothing had to be computed anew for. */
  readonly reads = { all: 0, hits: 0, notModified: 0 };
  readonly #community: Community;
  readonly #told = new Map<number, Told>();
  readonly #random = seededRandom(1);
  readonly #startsAt: number;

  /** @param startsAt of everybody's first play, UTC epoch milliseconds */
  constructor(community: Community, startsAt: number) {
    this.#community = community;
    this.#startsAt = Math.floor(startsAt / 1000) * 1000;
  }

  /** Starts of plays that the server says it has stored, by listener. */
  acknowledged(): Map<number, readonly number[]> {
    return new Map([...this.#told].map(([id, told]) => [id, told.acknowledged]));
  }

  #listener(n: number) {
    const { listeners } = this.#community;
    const listener = listeners[n % listeners.length];
    if (listener === undefined) throw new Error('Nobody listens');
    return listener;
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)];
    if (picked === undefined) throw new Error('Nothing to pick');
    return picked;
  }

  #toldTo(id: number): Told {
    const told = this.#told.get(id) ?? {
      ...{ played: 0, acknowledged: [], tags: new Map(), stale: new Set() },
    };
    this.#told.set(id, told);
    return told;
  }

  /** Plays in one request; stored when the answer says so. */
  #sendPlays(n: number, count: number, kind: string, write: typeof nativePlays): Asked {
    const { id, secret } = this.#listener(n);
    const { tunes } = this.#community;
    const told = this.#toldTo(id);
    const plays = Array.from({ length: count }, () => {
      told.played += 1;
      const tune = tunes[(id + told.played * tuneStep) % tunes.length];
      return { title: '', artist: '', ...tune, at: this.#startsAt + told.played * playEveryMs };
    });
    return {
      kind,
      request: () => write(secret, plays),
      onAnswer: (status) => {
        if (status !== 200 && status !== 201) return;
        told.acknowledged.push(...plays.map(({ at }) => at));
        for (const path of told.tags.keys()) told.stale.add(path);
      },
    };
  }

  play(n: number, count = 1): Asked {
    return this.#sendPlays(n, count, 'play', nativePlays);
  }

  /** As scrobblers of ListenBrainz send them. */
  scrobble(n: number, count = 1): Asked {
    return this.#sendPlays(n, count, 'scrobble', listens);
  }

  recommendations(n: number, shelf: (typeof shelves)[number] = 'for-you'): Asked {
    return this.#read(n, 'recommendations', `/api/v1/recommendations?shelf=${shelf}&limit=20`);
  }

  /** A read, with the entity tag of the answer before. */
  #read(n: number, kind: string, path: string): Asked {
    const { id, secret } = this.#listener(n);
    const { tags, stale } = this.#toldTo(id);
    let isFresh = false;
    return {
      kind,
      request: () => {
        const tag = tags.get(path);
        isFresh = tag !== undefined && !stale.has(path);
        stale.delete(path);
        const headers = { ...bearer(secret), ...(tag !== undefined && { 'if-none-match': tag }) };
        return { method: 'GET', path, headers };
      },
      onAnswer: (status, { etag }) => {
        this.reads.all += 1;
        if (isFresh || status === 304) this.reads.hits += 1;
        if (status === 304) this.reads.notModified += 1;
        if (status === 200 && typeof etag === 'string') tags.set(path, etag);
      },
    };
  }

  /** One of the mixed load. */
  any(): Asked {
    const n = Math.floor(this.#random() * active);
    switch (this.#kind()) {
      case 'recommendations':
        return this.recommendations(n, this.#pick(shelves));
      case 'play':
        return this.play(n);
      case 'scrobble':
        return this.scrobble(n);
      case 'recent plays':
        return this.#read(n, 'recent plays', '/api/v1/plays?limit=50');
      case 'statistics':
        return this.#read(n, 'statistics', '/api/v1/statistics');
      case 'search': {
        const { title, artist } = this.#pick(this.#community.tunes);
        const words = `${artist.split(' ')[0]} ${title.split(' ')[0]}`;
        return this.#read(n, 'search', `/api/v1/search?q=${encodeURIComponent(words)}`);
      }
      case 'similar songs': {
        const song = 1 + Math.floor(this.#random() ** 2 * this.#community.songs);
        return this.#read(n, 'similar songs', `/api/v1/songs/${song}/similar`);
      }
      case 'playlists':
        return this.#read(n, 'playlists', '/api/v1/playlists');
    }
  }

  #kind(): Kind {
    let left = this.#random();
    for (const [kind, share] of Object.entries(shares) as [Kind, number][]) {
      if (left < share) return kind;
      left -= share;
    }
    return 'play';
  }
}

interface Sent {
  readonly title: string;
  readonly artist: string;
  readonly at: number;
}

const json = { 'content-type': 'application/json' };

function bearer(secret: string): { readonly authorization: string } {
  return { authorization: `Bearer ${secret}` };
}

function nativePlays(secret: string, sent: readonly Sent[]): ReturnType<Due['request']> {
  const plays = sent.map(({ at, ...tune }) => ({ ...tune, startedAt: at, msPlayed: 200_000 }));
  const headers = { ...json, ...bearer(secret) };
  return { method: 'POST', path: '/api/v1/plays', headers, body: JSON.stringify({ plays }) };
}

function listens(secret: string, sent: readonly Sent[]): ReturnType<Due['request']> {
  const payload = sent.map(({ title, artist, at }) => ({
    listened_at: Math.floor(at / 1000),
    track_metadata: { artist_name: artist, track_name: title },
  }));
  const body = JSON.stringify({ listen_type: sent.length > 1 ? 'import' : 'single', payload });
  const headers = { ...json, authorization: `Token ${secret}` };
  return { method: 'POST', path: '/1/submit-listens', headers, body };
}
