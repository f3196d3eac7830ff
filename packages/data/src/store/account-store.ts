import type { Account, AccountRole } from '../domain/account.ts';

export interface AccountStore {
  /** `passwordHash` as `hashPassword` makes it. Throws account-exists, input-invalid (1 to 100 characters). */
  create(account: { name: string; role: AccountRole; passwordHash: string }): Promise<Account>;
  get(id: string): Promise<Account | null>;
  /** Whatever the case of the name. */
  byName(name: string): Promise<Account | null>;
  list(): Promise<Account[]>;
  /** Whether there is an owner. */
  isClaimed(): Promise<boolean>;
  /** Whether it is the account's password. About 100 ms of CPU, also where there is no such account. */
  hasPassword(id: string | null, password: string): Promise<boolean>;
  /** Ends the account's sessions, but for one that may stay. Throws account-unknown. */
  setPassword(id: string, passwordHash: string, sessionId?: string): Promise<void>;
  /** Disabled, it is signed out everywhere. Throws account-unknown. */
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** With its sessions, keys and links; its listeners stay, without an account. Throws account-unknown. */
  remove(id: string): Promise<void>;
}
