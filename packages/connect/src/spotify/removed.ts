/** What today's Web API no longer answers to a new application, as data: FACTS "Spotify Web API". */

/** A call that is gone. */
export interface RemovedCall {
  readonly methods: readonly string[];
  /** Of the API, with `{}` for what names something. */
  readonly path: string;
  readonly reason: string;
  /** What to do instead. */
  readonly instead: string;
  /** What Spotify answers to it. */
  readonly answers: 403 | 404;
}

const since2024 = 'Spotify closed it to new applications on 27 November 2024';
const since2026 =
  'Spotify took it from applications in development mode in February and March 2026';

const removed = (
  methods: string,
  paths: string,
  answers: RemovedCall['answers'],
  reason: string,
  instead: string,
): RemovedCall[] =>
  paths.split(' ').map((path) => ({ methods: methods.split(' '), path, answers, reason, instead }));

export const removedCalls: readonly RemovedCall[] = [
  ...removed(
    ...([
      'GET',
      '/recommendations /recommendations/available-genre-seeds',
      404,
      since2024,
    ] as const),
    "EchoTune's own /v1/recommendations answers in the same words",
  ),
  ...removed(
    ...(['GET', '/audio-features /audio-features/{} /audio-analysis/{}', 403, since2024] as const),
    "EchoTune's own /v1/audio-features answers with what was imported: `echotune features import`",
  ),
  ...removed(
    ...(['GET', '/artists/{}/related-artists', 404, since2024] as const),
    'EchoTune finds similar songs: GET /api/v1/songs/{id}/similar',
  ),
  ...removed(
    ...(['GET', '/browse/featured-playlists /browse/categories/{}/playlists', 404] as const),
    since2024,
    'EchoTune makes daily mixes from the listener’s own history',
  ),
  ...removed(
    ...(['GET', '/albums /artists /tracks /shows /episodes /audiobooks /chapters', 403] as const),
    since2026,
    'ask for each by its own address, e.g. /tracks/{id}',
  ),
  ...removed(
    ...(['GET POST PUT DELETE', '/playlists/{}/tracks', 403, since2026] as const),
    '/playlists/{id}/items',
  ),
  ...removed(
    ...(['GET POST', '/users/{}/playlists', 403, since2026] as const),
    '/me/playlists, of who is signed in',
  ),
  ...removed('GET', '/users/{}', 403, since2026, '/me, of who is signed in'),
  ...removed(
    ...(['PUT DELETE', '/me/albums /me/tracks /me/episodes /me/shows /me/audiobooks'] as const),
    ...([403, since2026, '/me/library with the query uris, at most 40'] as const),
  ),
  ...removed(
    'GET',
    '/me/albums/contains /me/tracks/contains /me/episodes/contains /me/shows/contains /me/audiobooks/contains',
    ...([403, since2026, '/me/library/contains with the query uris, at most 40'] as const),
  ),
  ...removed(
    ...(['PUT DELETE', '/me/following /playlists/{}/followers', 403, since2026] as const),
    'nothing: following cannot be changed from outside any more',
  ),
  ...removed(
    ...(['GET', '/me/following/contains /playlists/{}/followers/contains', 403] as const),
    ...([since2026, 'nothing: who follows whom is not told any more'] as const),
  ),
  ...removed(
    ...(['GET', '/browse/new-releases /browse/categories /browse/categories/{}', 403] as const),
    ...([since2026, 'nothing: browsing is not answered any more'] as const),
  ),
  ...removed(
    ...(['GET', '/artists/{}/top-tracks', 403, since2026] as const),
    '/search with the artist’s name, at most 10 tracks',
  ),
  ...removed('GET', '/markets', 403, since2026, 'nothing: markets are not listed any more'),
];

/** The removed call that a request would be; null where there is none. */
export function removedCallOf(method: string, path: string): RemovedCall | null {
  const bare = path.split('?', 1)[0] ?? path;
  const isIt = (call: RemovedCall) =>
    call.methods.includes(method) && patternOf(call.path).test(bare);
  return removedCalls.find(isIt) ?? null;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('{}', '[^/]+')}/?$`);
}
