import { setTimeout as wait } from 'node:timers/promises';
import type { Attempt, ClaimedDelivery } from '@echotune/data';
import type { EchoTune } from '../wire.ts';
import { retryDelay } from './retry-delay.ts';
import { type Answer, failureOf, sendMessage } from './send-message.ts';
import { tellWebhooks } from './tell-webhooks.ts';
import { secretOf } from './webhook-secret.ts';

/** How patient a sender is. */
export interface SenderTimes {
  /** Between two looks at what has happened and what is due, milliseconds. */
  readonly pollMs: number;
  /** For the head of an answer, milliseconds. */
  readonly answerMs: number;
}

const usual: SenderTimes = { pollMs: 1000, answerMs: 15_000 };
/** Who took a delivery and says nothing for that long after its time has died. */
const graceMs = 5_000;
const longestRetryAfterMs = 86_400_000;
const gone = 410;

type Deps = Pick<EchoTune, 'store' | 'secrets' | 'clock' | 'telemetry' | 'config'>;

/**
 * Tells webhooks what happens, for as long as it is not stopped: first it is queued, then sent, at least
 * once. One message at a time goes to a webhook, where one process does it; several take other messages each.
 */
export class WebhookSender {
  readonly #deps: Deps;
  readonly #times: SenderTimes;
  readonly #stop = new AbortController();
  readonly #sending = new Map<number, Promise<void>>();
  readonly #turning: Promise<void>;

  constructor(deps: Deps, times: Partial<SenderTimes> = {}) {
    this.#deps = deps;
    this.#times = { ...usual, ...times };
    this.#turning = this.#turn();
  }

  /** What is being sent is given back, to be sent at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#turning;
    await Promise.all(this.#sending.values());
  }

  async #turn(): Promise<void> {
    const { signal } = this.#stop;
    const { store, telemetry } = this.#deps;
    const leaseMs = this.#times.answerMs + graceMs;
    while (!signal.aborted) {
      try {
        await tellWebhooks(this.#deps);
        const busy = new Set(this.#sending.keys());
        for (const delivery of await store.webhooks.claim(leaseMs, busy)) this.#begin(delivery);
      } catch (cause) {
        telemetry.log('warn', 'webhooks-not-readable', { cause });
      }
      await wait(this.#times.pollMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  #begin(delivery: ClaimedDelivery): void {
    const { webhookId, id } = delivery;
    const sent = this.#deliver(delivery)
      .catch((cause: unknown) => {
        // Its lease lapses, and it is sent again.
        this.#deps.telemetry.log('warn', 'webhook-not-settled', { delivery: id, cause });
      })
      .finally(() => this.#sending.delete(webhookId));
    this.#sending.set(webhookId, sent);
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const { store, telemetry } = this.#deps;
    const late = AbortSignal.timeout(this.#times.answerMs);
    let attempt: Attempt;
    try {
      const answer = await this.#send(delivery, AbortSignal.any([late, this.#stop.signal]));
      attempt = this.#judge(delivery, answer);
    } catch (cause) {
      if (this.#stop.signal.aborted) return store.webhooks.release(delivery);
      const failure = late.aborted
        ? `No answer within ${this.#times.answerMs / 1000} s.`
        : failureOf(cause);
      attempt = this.#failed(delivery, { failure, status: null });
    }
    telemetry.count('webhook_attempts', 1, { delivered: String(attempt.delivered) });
    await store.webhooks.settle(delivery, attempt);
  }

  async #send({ message, webhookId, url, payload }: ClaimedDelivery, signal: AbortSignal) {
    const { secrets, clock, config } = this.#deps;
    const secret = await secretOf(secrets, webhookId);
    return sendMessage(
      { id: message, url, body: payload, secret, at: clock() },
      { allowPrivate: config.webhookPrivateAddresses, signal },
    );
  }

  #judge(delivery: ClaimedDelivery, { status, retryAfterMs }: Answer): Attempt {
    if (status >= 200 && status < 300) {
      return { delivered: true, status, failure: null, nextAt: null, disable: null };
    }
    if (status === gone) {
      const failure = 'Answered 410: it wants nothing more.';
      return { delivered: false, status, failure, nextAt: null, disable: failure };
    }
    const isElsewhere = status >= 300 && status < 400;
    const failure = `Answered ${status}${isElsewhere ? ': redirects are not followed' : ''}.`;
    return this.#failed(delivery, { failure, status, retryAfterMs });
  }

  #failed(
    { attempts }: ClaimedDelivery,
    why: { failure: string; status: number | null; retryAfterMs?: number | null },
  ): Attempt {
    const { failure, status, retryAfterMs } = why;
    const delayMs = retryDelay(attempts, Math.random);
    const wishedMs = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
    const nextAt = delayMs === null ? null : this.#deps.clock() + Math.max(delayMs, wishedMs);
    return { delivered: false, status, failure, nextAt, disable: null };
  }
}
