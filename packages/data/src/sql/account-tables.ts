import type { Generated } from 'kysely';
import type { AccountRole, LinkKind } from '../domain/account.ts';
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
  secret: {
    purpose: string;
    key_id: string;
    sealed: string;
    webhook_id: number | null;
    listener_id: Generated<number | null>;
  };
}
