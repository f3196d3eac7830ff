import { APIError, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { SignedInSession } from '../domain/account.ts';
import { EchoError } from '../errors.ts';
import type { FoundSession, SessionStore } from '../store/session-store.ts';
import type { AccountTables } from './account-tables.ts';
import { addressOf } from './accounts.ts';
import type { Context } from './context.ts';
import { momentAt, msOf } from './moments.ts';

// Sessions go by the machine's clock, as better-auth does.
const daySeconds = 86_400;
const lastsSeconds = 30 * daySeconds;

/** A session for who has proved by a one-time link who they are. */
const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async (request) => {
        const { internalAdapter } = request.context;
        const user = await internalAdapter.findUserById(request.body.accountId);
        if (user === null) throw new APIError('NOT_FOUND');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(request, { session, user });
        return request.json({ id: session.id });
      },
    ),
  },
} as const satisfies BetterAuthPlugin;

/**
 * better-auth on our tables. None of its own addresses is served: the API calls it, so that every
 * route goes through one guard, one description and one kind of error.
 */
function authOn({ db, dialect, telemetry }: Context, secret: string, origin: string) {
  const secure = origin.startsWith('https:');
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    secret,
    baseURL: origin,
    database: { db, type: dialect, transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: 'account',
      fields: { ...times, email: 'address', emailVerified: 'address_verified' },
    },
    session: {
      modelName: 'session',
      fields: {
        ...times,
        userId: 'account_id',
        expiresAt: 'expires_at',
        userAgent: 'user_agent',
        ipAddress: 'ip_address',
      },
      expiresIn: lastsSeconds,
      updateAge: daySeconds,
    },
    account: {
      modelName: 'credential',
      fields: {
        ...times,
        userId: 'account_id',
        providerId: 'provider',
        accountId: 'provider_account',
      },
    },
    advanced: {
      cookiePrefix: 'echotune',
      // The browser takes a cookie of this name from this very host alone, encrypted, and for all of it.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: `${secure ? '__Host-' : ''}echotune.session_token`,
          attributes: { secure },
        },
      },
      defaultCookieAttributes: { secure },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    plugins: [openSession],
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => telemetry.log('error', 'accounts', { message }),
    },
  });
}

export class SqlSessions implements SessionStore {
  readonly #context: Context;
  readonly #auth: ReturnType<typeof authOn>;

  /**
   * @param secret signs the cookies
   * @param origin where the page is, e.g. https://music.example
   */
  constructor(context: Context, secret: string, origin: string) {
    this.#context = context;
    this.#auth = authOn(context, secret, origin);
  }

  async signIn(name: string, password: string, userAgent: string): Promise<readonly string[]> {
    const address = addressOf(name);
    const account = await this.#enabled('address', address);
    try {
      const { headers } = await answered(
        this.#auth.api.signInEmail({
          body: { email: address, password },
          headers: new Headers({ 'user-agent': userAgent }),
          returnHeaders: true,
        }),
      );
      await this.#dropExpired(account?.id ?? '');
      return headers.getSetCookie();
    } catch (cause) {
      if (cause instanceof APIError && cause.statusCode < 500) throw failed({ cause });
      throw cause;
    }
  }

  async open(accountId: string, userAgent: string): Promise<readonly string[]> {
    await this.#enabled('id', accountId);
    const { headers } = await answered(
      this.#auth.api.openSession({
        body: { accountId },
        headers: new Headers({ 'user-agent': userAgent }),
        returnHeaders: true,
      }),
    );
    return headers.getSetCookie();
  }

  async find(cookie: string): Promise<FoundSession | null> {
    const { headers, response } = await answered(
      this.#auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true }),
    );
    if (response === null) return null;
    const { id, userId, userAgent, createdAt, expiresAt } = response.session;
    return {
      session: {
        ...{ id, accountId: userId, userAgent: userAgent ?? '' },
        ...{ createdAt: msOf(createdAt), expiresAt: msOf(expiresAt) },
      },
      cookies: headers.getSetCookie(),
    };
  }

  async list(accountId: string): Promise<SignedInSession[]> {
    const { db, dialect } = this.#context;
    const rows = await db
      .selectFrom('session')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('expires_at', '>', momentAt(dialect, Date.now()))
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map(fromRow);
  }

  async revoke(accountId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async revokeAll(accountId: string, except = ''): Promise<void> {
    await this.#context.db
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('id', '<>', except)
      .execute();
  }

  async signOut(cookie: string): Promise<readonly string[]> {
    const { headers } = await answered(
      this.#auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true }),
    );
    return headers.getSetCookie();
  }

  /** The account, if there is one. Throws sign-in-failed where it is disabled. */
  async #enabled(column: 'id' | 'address', value: string) {
    const account = await this.#context.db
      .selectFrom('account')
      .select(['id', 'disabled'])
      .where(column, '=', value)
      .executeTakeFirst();
    if (account?.disabled === 1) throw failed();
    return account;
  }

  async #dropExpired(accountId: string): Promise<void> {
    const { db, dialect } = this.#context;
    await db
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('expires_at', '<', momentAt(dialect, Date.now()))
      .execute();
  }
}

/** What better-auth answers; what the store threw meanwhile comes out of its wrapping. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof APIError && cause.cause instanceof EchoError) throw cause.cause;
    throw cause;
  }
}

function failed(options?: ErrorOptions): EchoError {
  return new EchoError('sign-in-failed', 'There is no account of this name and password.', options);
}

function fromRow(row: Selectable<AccountTables['session']>): SignedInSession {
  return {
    ...{ id: row.id, accountId: row.account_id, userAgent: row.user_agent ?? '' },
    ...{ createdAt: msOf(row.created_at), expiresAt: msOf(row.expires_at) },
  };
}
