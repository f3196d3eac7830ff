import { once } from 'node:events';
import { createServer } from 'node:http';
import { EchoError } from '@echotune/data';
import { spotifyCallbackPath } from '@echotune/server';

export interface SpotifyReturn {
  /** Where Spotify is to send the browser. */
  readonly redirectUri: string;
  /** Rejects with provider-refused where the listener did not agree, or did not come back in time. */
  readonly returned: Promise<{ readonly state: string; readonly code: string }>;
  close(): Promise<void>;
}

/** Listens on a free port of loopback for the browser that comes back from Spotify, once. */
export async function awaitReturn(forMs: number): Promise<SpotifyReturn> {
  const back = Promise.withResolvers<{ state: string; code: string }>();
  // Where nobody waits for it any more, its end is no fault.
  back.promise.catch(() => {});
  const refuse = (why: string) => back.reject(new EchoError('provider-refused', why));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== spotifyCallbackPath) {
      response.writeHead(404).end();
      return;
    }
    const [state, code] = [url.searchParams.get('state'), url.searchParams.get('code')];
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('You can close this and go back to the terminal.\n');
    if (state !== null && code !== null) back.resolve({ state, code });
    else refuse(`Spotify was not allowed to: ${url.searchParams.get('error') ?? 'no code'}.`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const timer = setTimeout(() => refuse('Nobody came back from Spotify in time.'), forMs);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  return {
    redirectUri: `http://127.0.0.1:${port}${spotifyCallbackPath}`,
    returned: back.promise,
    close: () => {
      clearTimeout(timer);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
