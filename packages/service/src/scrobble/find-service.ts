import {
  type Lastfm,
  listenPageLength,
  mostScrobblesAtOnce,
  recentPageLength,
} from '@echotune/connect';
import { EchoError, type WaitingPlay } from '@echotune/data';
import { exportFormats, type ParsedRecord } from '@echotune/formats';
import { lastfmOf, type ScrobbleClients } from './scrobble-deps.ts';
import { lastfmScrobble, listenOf } from './write-scrobble.ts';

/** A stretch of a history as a service gives it, the newest play first. */
export interface HistoryPage {
  readonly records: readonly ParsedRecord[];
  /** Starts of the oldest and the newest play on it, UTC epoch seconds; null on an empty one. */
  readonly oldest: number | null;
  readonly newest: number | null;
  /** Whether it holds as many plays as the service gives at once. */
  readonly isFull: boolean;
}

type Signal = AbortSignal | undefined;

/** What EchoTune does with a service that keeps plays. */
export interface PlayService {
  readonly name: string;
  /** As plays that come from there are filed: as those of its exports, which are the same plays. */
  readonly source: string;
  /** All sources that speak for it. */
  readonly ownSources: readonly string[];
  /** Up to how many plays are sent at once. */
  readonly mostAtOnce: number;
  /** How long ago a play may have started that the service takes. */
  readonly longestWaitMs: number;
  /** Plays that started before then, UTC epoch seconds; null for the newest. */
  readPage(user: string, beforeSeconds: number | null, signal: Signal): Promise<HistoryPage>;
  /** For each play why the service refuses it for good, null where it took it. */
  send(token: string, plays: readonly WaitingPlay[], signal: Signal): Promise<(string | null)[]>;
  /** Who gave this token, and the one to keep. Throws provider-consent-needed. */
  signIn(given: string): Promise<{ readonly user: string; readonly token: string }>;
  /** A token that its owner has to approve at an address first; null where the service shows one. */
  readonly askApproval: (() => Promise<Approval>) | null;
}

export interface Approval {
  readonly token: string;
  readonly url: string;
}

/** Services that plays come from and go to. */
export const playServiceNames = ['listenbrainz', 'lastfm'] as const;

const dayMs = 86_400_000;

/** Throws provider-not-configured; input-invalid where the name is none of a service. */
export function playService(clients: ScrobbleClients, name: string): PlayService {
  if (name === 'listenbrainz') return listenbrainzService(clients);
  if (name === 'lastfm') return lastfmService(lastfmOf(clients));
  throw new EchoError('input-invalid', `${name} is none of ${playServiceNames.join(', ')}.`);
}

async function recordsOf(format: string, answer: object): Promise<ParsedRecord[]> {
  const known = exportFormats.find(({ name }) => name === format);
  if (known === undefined) throw new EchoError('internal', `No format ${format}.`);
  const bytes = new TextEncoder().encode(JSON.stringify(answer));
  const records: ParsedRecord[] = [];
  const chunks = (async function* () {
    yield bytes;
  })();
  for await (const batch of known.parse(chunks)) records.push(...batch);
  return records;
}

function span(seconds: readonly number[]): Pick<HistoryPage, 'oldest' | 'newest'> {
  if (seconds.length === 0) return { oldest: null, newest: null };
  return { oldest: Math.min(...seconds), newest: Math.max(...seconds) };
}

function listenbrainzService({ listenbrainz }: ScrobbleClients): PlayService {
  return {
    ...{ name: 'ListenBrainz', source: 'listenbrainz', ownSources: ['listenbrainz'] },
    ...{ mostAtOnce: 100, longestWaitMs: 365 * dayMs, askApproval: null },
    async readPage(user, beforeSeconds, signal) {
      const answer = await listenbrainz.listens(user, { beforeSeconds, signal });
      const { listens } = answer.payload;
      return {
        records: await recordsOf('listenbrainz', answer),
        ...span(listens.map(({ listened_at }) => Math.floor(listened_at))),
        isFull: listens.length >= listenPageLength,
      };
    },
    async send(token, plays, signal) {
      try {
        await listenbrainz.submit(token, plays.map(listenOf), { signal });
        return plays.map(() => null);
      } catch (cause) {
        if (!(cause instanceof EchoError && cause.code === 'provider-refused')) throw cause;
        if (plays.length === 1) return [cause.message];
        // One that it does not take makes it refuse all: which one shows one by one.
        const said: (string | null)[] = [];
        for (const play of plays) said.push(...(await this.send(token, [play], signal)));
        return said;
      }
    },
    async signIn(given) {
      const user = await listenbrainz.ownerOf(given);
      if (user !== null) return { user, token: given };
      throw new EchoError('provider-consent-needed', 'ListenBrainz does not know this token.');
    },
  };
}

function lastfmService(lastfm: Lastfm): PlayService {
  return {
    ...{ name: 'Last.fm', source: 'lastfm-json' },
    ownSources: ['lastfm-json', 'lastfm-csv', 'lastfm-csv-minutes'],
    ...{ mostAtOnce: mostScrobblesAtOnce, longestWaitMs: 14 * dayMs },
    askApproval: () => lastfm.askApproval(),
    async readPage(user, beforeSeconds, signal) {
      const answer = await lastfm.recentTracks(user, { beforeSeconds, signal });
      const dated = [answer.recenttracks.track]
        .flat()
        .flatMap((track) => ('date' in track ? Number(track.date.uts) : []));
      return {
        records: await recordsOf('lastfm-json', answer),
        ...span(dated),
        isFull: dated.length >= recentPageLength,
      };
    },
    send: (token, plays, signal) => lastfm.scrobble(token, plays.map(lastfmScrobble), { signal }),
    async signIn(given) {
      const { user, session } = await lastfm.signIn(given);
      return { user, token: session };
    },
  };
}
