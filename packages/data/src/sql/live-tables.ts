import type { Generated } from 'kysely';
import type { Delivery, DeliveryState } from '../domain/webhook.ts';

/** The tables of what plays now and of webhooks, as Kysely sees them. */
export interface LiveTables {
  now_playing: {
    listener_id: number;
    title: string;
    artist: string;
    album: string | null;
    source: string;
    since: number;
    duration_ms: number | null;
    until: number;
  };
  webhook: {
    id: Generated<number>;
    account_id: string;
    listener_id: number;
    url: string;
    /** With spaces between. */
    events: string;
    created_at: number;
    /** Of the first delivery that was given up since the last success. */
    failing_since: number | null;
    disabled_at: number | null;
    disabled_for: string | null;
    /** How far it was told: JSON. */
    mark: string;
    mark_version: Generated<number>;
  };
  webhook_delivery: {
    id: Generated<number>;
    webhook_id: number;
    /** What the receiver knows it by. */
    message: string;
    event: Delivery['event'];
    payload: string;
    state: DeliveryState;
    attempts: Generated<number>;
    /** Null once it has ended. While it is being sent, when somebody else may. */
    next_at: number | null;
    created_at: number;
    ended_at: number | null;
    /** HTTP status of the last answer. */
    status: number | null;
    failure: string | null;
  };
}
