import { passwordIn } from '../../http/authorise.ts';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';

/** What Spotify's tokens live for, seconds: clients ask again, and get the same for as long as the key is there. */
const livesFor = 3600;

interface Credentials {
  readonly grant: string;
  readonly secret: string;
}

/** By the header (Basic) or in the form, as OAuth has it (RFC 6749, 2.3.1). */
function credentialsOf(form: URLSearchParams, authorization: string | undefined): Credentials {
  const grant = form.get('grant_type') ?? '';
  const basic = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { grant, secret: form.get('client_secret') ?? '' };
  return { grant, secret: passwordIn(basic) };
}

/** Spotify's token endpoint for programs: the client's secret is an API key, and so is the token it gets. */
export function tokenRoutes(app: TypedApp, { keys }: RouteContext): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );

  app.post(
    '/api/token',
    { config: { needs: 'nobody' }, schema: { hide: true } },
    async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const { grant, secret } = credentialsOf(form, request.headers.authorization);
      reply.header('cache-control', 'no-store');
      const refuse = (error: string, error_description: string) =>
        reply.code(400).send({ error, error_description });
      if (grant !== 'client_credentials') {
        return refuse('unsupported_grant_type', 'grant_type must be client_credentials');
      }
      if ((await keys.find(secret)) === null) {
        return refuse('invalid_client', 'Invalid client secret: it is an API key of EchoTune');
      }
      return { access_token: secret, token_type: 'Bearer', expires_in: livesFor };
    },
  );
}
