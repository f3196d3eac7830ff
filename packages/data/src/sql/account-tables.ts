import type { Generated } from 'kysely';
import type { AccountRole, LinkKind } from '../domain/account.ts';
import type { AuditDoor, AuditEvent } from '../domain/audit.ts';
import type { Moment } from './moments.ts';

/** The tables of accounts and secrets. */
export interface AccountTables {
  account: {
    id: string;
    name: string;
    /** What better-auth takes for an e-mail address: made of the name, and none. */
    address: string;
    address_verified: number | boolean;
    role: AccountRole;
    disabled: Generated<number>;
    created_at: Moment;
    updated_at: Moment;
  };
  session: {
    id: string;
    token: string;
    account_id: string;
    user_agent: string | null;
    ip_address: string | null;
    expires_at: Moment;
    created_at: Moment;
    updated_at: Moment;
  };
  credential: {
    id: string;
    account_id: string;
    provider: string;
    provider_account: string;
    password: string | null;
    created_at: Moment;
    updated_at: Moment;
  };
  one_time_link: {
    id: Generated<number>;
    kind: LinkKind;
    digest: string;
    account_id: string | null;
    listener_id: number | null;
    created_at: number;
    expires_at: number | null;
  };
  api_key: {
    id: Generated<number>;
    account_id: string;
    listener_id: number;
    name: string;
    prefix: string;
    digest: string;
    /** With spaces between. */
    scopes: string;
    per_minute: number;
    created_at: number;
    used_at: number | null;
  };
  idempotency: {
    account_id: string;
    /** Of the key. */
    digest: string;
    fingerprint: string;
    claimed_at: number;
    /** Null while the request is being done. */
    answer: string | null;
  };
  audit: {
    id: Generated<number>;
    at: number;
    event: AuditEvent;
    done: number;
    door: AuditDoor;
    account_id: string | null;
    about_id: string | null;
    thing: string | null;
  };
  /** One row at most. */
  shared_place: { id: number; name: string };
  attempt: {
    name: string;
    /** From when on as many are left as there may be; a fraction of a millisecond. */
    free_at: number;
  };
  secret: {
    purpose: string;
    key_id: string;
    sealed: string;
    /** With what it goes; null, both, where it is the instance's. */
    webhook_id: number | null;
    listener_id: number | null;
  };
}
