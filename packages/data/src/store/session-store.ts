import type { SignedInSession } from '../domain/account.ts';

/** A session as the request's cookies name it, and cookies to send back (it was prolonged). */
export interface FoundSession {
  readonly session: SignedInSession;
  readonly cookies: readonly string[];
}

/** Who is signed in, by cookies: httpOnly, SameSite=Lax, signed, `Secure` where the page is on https. */
export interface SessionStore {
  /** Cookies to set. Throws sign-in-failed, the same for every reason. */
  signIn(name: string, password: string, userAgent: string): Promise<readonly string[]>;
  /** The same for who has proved otherwise who they are: by a one-time link. */
  open(accountId: string, userAgent: string): Promise<readonly string[]>;
  /** The session that a request's `Cookie` header names; null where it does not (any more). */
  find(cookie: string): Promise<FoundSession | null>;
  list(accountId: string): Promise<SignedInSession[]>;
  /** False where the account has none of that id. */
  revoke(accountId: string, id: string): Promise<boolean>;
  /** All of the account's, but one that may stay. */
  revokeAll(accountId: string, except?: string): Promise<void>;
  /** Ends the session that the cookies name; cookies to set. */
  signOut(cookie: string): Promise<readonly string[]>;
}
