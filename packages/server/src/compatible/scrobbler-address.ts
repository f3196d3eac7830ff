/**
 * Where scrobblers call. Some want the address of the API, some that of an endpoint, some of the
 * service, and each appends what it thinks is missing: with and without a prefix, `/1`, `/2.0` and
 * trailing slashes, also twice.
 */

const listenbrainz =
  /^(?:\/(?:apis|listenbrainz|1|submit-listens))*\/(submit-listens|validate-token|latest-import|delete-listen|user\/[^/]+\/(?:listens|listen-count|playing-now)|feedback\/recording-feedback)$/;
const lastfm = /^(?:\/(?:apis|lastfm|audioscrobbler|2\.0))*\/(?:lastfm|audioscrobbler|2\.0)$/;
const approval = /^(?:\/(?:apis|lastfm|audioscrobbler|2\.0))*\/api\/auth$/;

export const listenbrainzPrefix = '/listenbrainz/1';
export const lastfmPrefix = '/lastfm';
export const lastfmAddress = '/2.0';
export const approvalAddress = '/api/auth';

function canonicalPath(path: string): string | null {
  const endpoint = listenbrainz.exec(path)?.[1];
  if (endpoint !== undefined) return `${listenbrainzPrefix}/${endpoint}`;
  if (lastfm.test(path)) return lastfmPrefix + lastfmAddress;
  return approval.test(path) ? lastfmPrefix + approvalAddress : null;
}

/** The one address of an endpoint for scrobblers, its query kept; any other URL as it is. */
export function scrobblerAddress(url: string): string {
  const queryAt = url.indexOf('?');
  const [path, query] = queryAt < 0 ? [url, ''] : [url.slice(0, queryAt), url.slice(queryAt)];
  const canonical = canonicalPath(path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));
  return canonical === null ? url : canonical + query;
}
