import type { Delivery, Webhook, WebhookEvent } from '../domain/webhook.ts';

/** A message as it is to be sent. */
export interface WebhookMessage {
  readonly event: Delivery['event'];
  /** JSON. */
  readonly payload: string;
}

/** A webhook and how far it was told. */
export interface NoticedWebhook extends Webhook {
  /** JSON; its shape belongs to whoever tells. */
  readonly mark: string;
  /** Changes with the mark: of two that tell at once one is first. */
  readonly markVersion: number;
}

/** A delivery that somebody is sending. */
export interface ClaimedDelivery extends Delivery {
  readonly url: string;
  readonly payload: string;
}

/** What became of an attempt. */
export interface Attempt {
  readonly delivered: boolean;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  readonly failure: string | null;
  /** When to try again; null to give up. */
  readonly nextAt: number | null;
  /** Why nothing more is to be sent there; null to go on. */
  readonly disable: string | null;
}

/**
 * Webhooks and what is to be delivered to them. `accountId` is whose they must be, null for anybody's;
 * what names one that is not throws webhook-unknown.
 */
export interface WebhookStore {
  /** Throws listener-unknown where the account has none such, webhooks-full beyond 20 of an account. */
  add(webhook: {
    readonly accountId: string;
    readonly listenerId: number;
    readonly url: string;
    readonly events: readonly WebhookEvent[];
    readonly mark: string;
  }): Promise<Webhook>;
  list(accountId: string | null): Promise<Webhook[]>;
  get(id: number, accountId: string | null): Promise<Webhook>;
  change(
    id: number,
    change: { readonly url?: string; readonly events?: readonly WebhookEvent[] },
  ): Promise<Webhook>;
  /** Sends nothing any more until it is enabled; what waits stays. */
  disable(id: number, why: string): Promise<Webhook>;
  /** Goes on from the mark, and with what waits. */
  enable(id: number, mark: string): Promise<Webhook>;
  /** With its deliveries and its secret. */
  remove(id: number): Promise<void>;
  /** Those to be told more: enabled, of an account that is, and fewer than a hundred messages wait. */
  toTell(): Promise<NoticedWebhook[]>;
  /** Moves the mark on and queues what is told, as one. False where somebody else was first. */
  tell(
    webhook: Pick<NoticedWebhook, 'id' | 'markVersion'>,
    mark: string,
    messages: readonly WebhookMessage[],
  ): Promise<boolean>;
  /** Queues a message by itself. */
  queue(id: number, message: WebhookMessage): Promise<Delivery>;
  /** Newest first, those before `beforeId` where it is given. */
  deliveries(id: number, beforeId: number | null, limit: number): Promise<Delivery[]>;
  /** Sends it once more, with all attempts before it. Throws delivery-unknown. */
  again(id: number, deliveryId: number): Promise<Delivery>;
  /**
   * Takes due deliveries, one a webhook, the oldest first, of none of those webhooks; who dies with one
   * loses it after `leaseMs`.
   */
  claim(leaseMs: number, but: ReadonlySet<number>): Promise<ClaimedDelivery[]>;
  /** Says what became of it; nothing where somebody else has it by now. */
  settle(delivery: ClaimedDelivery, attempt: Attempt): Promise<void>;
  /** Gives it back as if it had not been taken. */
  release(delivery: ClaimedDelivery): Promise<void>;
  /** Removes what ended a week ago, and of each webhook all but the newest thousand that ended. */
  tidy(): Promise<void>;
}
