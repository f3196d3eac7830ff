import { sendPage } from '../../http/plain-page.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { bodyBytes } from '../open-to-scrobblers.ts';
import type { FindHolder } from '../token-holder.ts';
import { readParameters } from './parameters.ts';
import type { PendingTokens } from './pending-tokens.ts';

/** The form asks at every token alike: which there are is not for everybody to know. */
function form(token: string): string {
  return `<p>A program wants to tell EchoTune what you listen to.</p>
<form method="post"><input type="hidden" name="token" value="${token}">
<label>An API key of yours with the scope "scrobble"
<input type="password" name="key" autocomplete="off" required></label>
<button>Allow</button></form>`;
}

const written = /^[0-9a-f]{32}$/;

/**
 * Where programs send people to approve a token (`/api/auth/?api_key=…&token=…`). Who gives a key of
 * theirs approves it, and the key is the program's from then on.
 */
export function approvalRoutes(
  app: TypedApp,
  {
    address,
    find,
    pending,
  }: { readonly address: string; readonly find: FindHolder; readonly pending: PendingTokens },
): void {
  app.get(address, { schema: { hide: true } }, async (request, reply) => {
    const token = readParameters(request.url, new Uint8Array(0)).get('token') ?? '';
    if (!written.test(token)) return sendPage(reply, 400, '<p>This address has no token.</p>');
    return sendPage(reply, 200, form(token));
  });

  app.post(address, { schema: { hide: true } }, async (request, reply) => {
    const parameters = readParameters(request.url, bodyBytes(request.body));
    const key = parameters.get('key')?.trim() ?? '';
    const holder = await find(key);
    if (holder === null || !holder.scopes.has('scrobble')) {
      return sendPage(reply, 403, '<p>This is no API key with the scope "scrobble". Go back.</p>');
    }
    const approved = pending.approve(parameters.get('token') ?? '', key);
    return approved
      ? sendPage(reply, 200, '<p>Done: go back to the program.</p>')
      : sendPage(
          reply,
          404,
          '<p>The program has to ask again: its token was used or is too old.</p>',
        );
  });
}
