/** MusicBrainz' web service as its documentation has it: https://musicbrainz.org/doc/MusicBrainz_API */
import { type FakeAsked, type FakeServer, startFakeServer } from '../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../fake/misbehaviour.ts';

export interface FakeMusicBrainz {
  readonly server: FakeServer;
  /** By MBID, as the service answers them. */
  readonly recordings: Map<string, object>;
  readonly artists: Map<string, object>;
  /** By ISRC, the MBIDs of recordings. */
  readonly isrcs: Map<string, readonly string[]>;
  /** Requests it bears in a second. */
  perSecond: number;
}

const namesItself = /^[^/\s]+\/\S+ \(.*(?:https?:\/\/|@).*\)$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const failed: Wording = (status, error) => ({
  status,
  body: { error, help: 'For usage, please see: https://musicbrainz.org/development/mmd' },
});

/** `clock` in milliseconds: it counts the requests of the last second. */
export async function startFakeMusicBrainz({
  clock,
  port = 0,
}: {
  clock: () => number;
  port?: number;
}): Promise<FakeMusicBrainz> {
  const state: Omit<FakeMusicBrainz, 'server'> = {
    ...{ recordings: new Map(), artists: new Map(), isrcs: new Map() },
    perSecond: Number.POSITIVE_INFINITY,
  };
  let lately: number[] = [];
  const answer = ({ path, headers }: FakeAsked): FakeAnswer => {
    if (!namesItself.test(headers['user-agent'] ?? '')) {
      return failed(403, 'Your requests must have a meaningful User-Agent.');
    }
    const now = clock();
    lately = [...lately.filter((at) => at > now - 1000), now];
    if (lately.length > state.perSecond) {
      return failed(503, 'Your requests are exceeding the allowable rate limit.');
    }
    return found(state, path);
  };
  return Object.assign(state, { server: await startFakeServer({ answer, word: failed }, port) });
}

function found(
  { recordings, artists, isrcs }: Omit<FakeMusicBrainz, 'server'>,
  path: string,
): FakeAnswer {
  const [, kind, id = ''] = /^\/(recording|artist|isrc)\/([^/]+)$/.exec(path) ?? [];
  if (kind === 'isrc') {
    const of = (isrcs.get(id) ?? []).flatMap((mbid) => recordings.get(mbid) ?? []);
    if (of.length === 0) return failed(404, 'Not Found');
    return { status: 200, body: { isrc: id, recordings: of } };
  }
  if (kind !== undefined && !uuid.test(id)) return failed(400, 'Invalid mbid.');
  const entity = kind === 'artist' ? artists.get(id) : recordings.get(id);
  return entity === undefined ? failed(404, 'Not Found') : { status: 200, body: entity };
}
