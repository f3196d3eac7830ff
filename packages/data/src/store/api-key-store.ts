import type { ApiKey, Scope } from '../domain/account.ts';

export interface ApiKeyStore {
  /** `secret` is the key: told here and never again. Throws listener-unknown where it is not the account's. */
  add(key: {
    accountId: string;
    listenerId: number;
    name: string;
    scopes: readonly Scope[];
    perMinute: number;
  }): Promise<{ key: ApiKey; secret: string }>;
  /** Of one account, or all; the newest first. */
  list(accountId: string | null): Promise<ApiKey[]>;
  /** Null where there is none, its account is disabled, or its listener is another account's by now. */
  find(secret: string): Promise<ApiKey | null>;
  /** Notes that it was used now. */
  touch(id: number): Promise<void>;
  /** Of one account, or of any. False where there is none. */
  revoke(id: number, accountId: string | null): Promise<boolean>;
}
