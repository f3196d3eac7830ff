import { startEchotune, type TestServer } from './echotune.ts';
import { testPassword } from './password.ts';

/** A server whose owner is signed in, by these headers. */
export interface OwnedServer extends TestServer {
  readonly headers: { readonly cookie: string };
}

/** Starts the real server; where nobody has claimed it yet, an owner does, with a listener of that name. */
export async function startOwned(
  home: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<OwnedServer> {
  const server = await startEchotune(home, environment);
  const token = server.claimLink?.split('#')[1];
  const owner = { name: 'Owner', password: testPassword };
  const path = token === undefined ? 'sign-in' : 'claim';
  const answer = await fetch(`${server.address}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...owner, ...(token !== undefined && { token }) }),
  });
  if (!answer.ok) throw new Error(`Signing in failed: ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  return { ...server, headers: { cookie: cookies.join('; ') } };
}
