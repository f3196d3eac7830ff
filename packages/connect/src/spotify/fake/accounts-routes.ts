import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import { challengeOf } from '../sign-in.ts';
import type { FakeWorld, Grant } from './world.ts';

const refused = (error: string, error_description: string): FakeAnswer => ({
  status: 400,
  body: { error, error_description },
});

/** Redirects go to HTTPS or a loopback literal; `localhost` is refused since April 2025. */
function isAllowedRedirect(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}

/** accounts.spotify.com/authorize: whoever is at the browser agrees at once. */
export function authorise(world: FakeWorld, query: URLSearchParams): FakeAnswer {
  const asked = (name: string) => query.get(name) ?? '';
  const redirectUri = asked('redirect_uri');
  if (asked('client_id') !== world.clientId) return refused('invalid_client', 'Invalid client');
  if (!isAllowedRedirect(redirectUri)) {
    return refused('invalid_request', 'INVALID_CLIENT: Insecure redirect URI');
  }
  if (asked('response_type') !== 'code') {
    return refused('unsupported_response_type', 'response_type must be code');
  }
  const challenge = asked('code_challenge');
  if (asked('code_challenge_method') !== 'S256' || challenge.length !== 43) {
    return refused('invalid_request', 'code_challenge_method must be S256');
  }
  const scopes = asked('scope').split(' ').filter(Boolean);
  const location = new URL(redirectUri);
  location.searchParams.set('code', world.agree({ challenge, redirectUri, scopes }));
  if (query.has('state')) location.searchParams.set('state', asked('state'));
  return { status: 303, headers: { location: location.href } };
}

/** accounts.spotify.com/api/token */
export function token(world: FakeWorld, form: URLSearchParams): FakeAnswer {
  if (form.get('client_id') !== world.clientId) return refused('invalid_client', 'Invalid client');
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = world.takeCode(form.get('code') ?? '');
      if (code === null) return refused('invalid_grant', 'Invalid authorization code');
      if (code.redirectUri !== form.get('redirect_uri')) {
        return refused('invalid_grant', 'Invalid redirect URI');
      }
      if (code.challenge !== challengeOf(form.get('code_verifier') ?? '')) {
        return refused('invalid_grant', 'code_verifier was incorrect');
      }
      return issued(world, code);
    }
    case 'refresh_token': {
      const grant = world.takeRefreshToken(form.get('refresh_token') ?? '');
      if (grant === null) return refused('invalid_grant', 'Refresh token revoked');
      return issued(world, grant);
    }
    default:
      return refused('unsupported_grant_type', 'grant_type parameter is missing or unknown');
  }
}

function issued(world: FakeWorld, grant: Grant): FakeAnswer {
  const { accessToken, refreshToken, expiresInS } = world.issue(grant);
  return {
    status: 200,
    body: {
      ...{ access_token: accessToken, token_type: 'Bearer', expires_in: expiresInS },
      ...{ refresh_token: refreshToken, scope: grant.scopes.join(' ') },
    },
  };
}
