/** What happens to a listener, as a webhook can be told of it. */
export const listenerEvents = [
  ...(['plays', 'recommendations', 'now-playing', 'import', 'training', 'playlists'] as const),
] as const;
/** What happens to the instance, which is for who operates it. */
export const operatorEvents = ['spending', 'deprecations'] as const;
/** All of it; `test` goes out where somebody asks for it. */
export const webhookEvents = [...listenerEvents, ...operatorEvents] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** An address that is told what happens to a listener. Times are UTC epoch milliseconds. */
export interface Webhook {
  readonly id: number;
  readonly accountId: string;
  readonly listenerId: number;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: number;
  /** Since when nothing has arrived; null where the last delivery did. */
  readonly failingSince: number | null;
  /** Nothing is sent: since when, and why. */
  readonly disabled: { readonly at: number; readonly why: string } | null;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** A message to a webhook, with what became of it. Times are UTC epoch milliseconds. */
export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  /** The `webhook-id` that the receiver sees, the same at every attempt. */
  readonly message: string;
  readonly event: WebhookEvent | 'test';
  readonly state: DeliveryState;
  /** Attempts begun so far. */
  readonly attempts: number;
  /** Of the next attempt; null once it has ended. */
  readonly nextAt: number | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** HTTP status of the last answer, where there was one. */
  readonly status: number | null;
  /** What went wrong at the last attempt. */
  readonly failure: string | null;
}
