import { EchoError, type ProviderStore, type Step, type Telemetry } from '@echotune/data';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleType,
} from 'cockatiel';
import PQueue from 'p-queue';
import { type Answer, attempt, Outage, readAll, Slowdown } from './attempt.ts';
import type { Limits } from './limits.ts';

/** Somebody waits for an interactive request: it goes before what is done in the background. */
export type Priority = 'interactive' | 'background';

/** What is to be sent, and how much it matters. */
export interface Call {
  /** As metrics and errors name it, e.g. `recently-played`. */
  readonly operation: string;
  /** Made anew for each attempt: a token may have changed, a body can be sent once. */
  request(): Request | Promise<Request>;
  readonly priority: Priority;
  /** Whether it does no harm to send it twice. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal;
  /** Throws Slowdown or Outage where a whole answer means one, whatever its status says. */
  readonly judge?: (answer: Answer) => void;
  /** Hears of every attempt before it is sent, and may refuse it by throwing: each one costs. */
  readonly onAttempt?: (attempt: number) => Promise<void> | void;
}

export interface ProviderDeps {
  /** Until when a provider wants no requests: kept where a restart does not forget it. */
  readonly pauses: Pick<ProviderStore, 'until' | 'pause'>;
  /** In which order processes ask that ask the same provider; not given where this is the only one. */
  readonly turns?: Pick<ProviderStore, 'turn'>;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** 0 … 1, for the jitter. */
  readonly random: () => number;
  /** Resolves after so many milliseconds; throws when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly fetch: typeof globalThis.fetch;
}

/** In no second as the provider counts them: requests do not take equally long to arrive. */
const secondMs = 1100;

const priorities: Readonly<Record<Priority, number>> = { interactive: 1, background: 0 };

/**
 * The one way to a provider: every request waits for its turn, has a deadline, is tried again where that
 * can help and does no harm, and is not sent at all while the provider is down or wants a pause. SDKs are
 * handed a `fetch` that goes through here, with their own retries off.
 */
export class Provider {
  readonly limits: Limits;
  private readonly deps: ProviderDeps;
  private readonly queue: PQueue;
  private readonly breaker: CircuitBreakerPolicy;

  constructor(limits: Limits, deps: ProviderDeps) {
    this.limits = limits;
    this.deps = deps;
    const { concurrency, perSecond } = limits;
    const pace =
      perSecond === undefined ? {} : { interval: secondMs, intervalCap: perSecond, strict: true };
    this.queue = new PQueue({ concurrency, ...pace });
    this.breaker = circuitBreaker(handleType(Outage), {
      halfOpenAfter: limits.halfOpenAfterMs,
      breaker: new ConsecutiveBreaker(limits.failuresToOpen),
    });
  }

  /** Whether requests are sent at all at the moment, for health checks. */
  get isOpen(): boolean {
    return this.breaker.state === 0;
  }

  /**
   * The whole answer, of any status that another attempt would not change. Throws
   * EchoError('provider-unreachable' | 'provider-paused' | 'provider-busy') and what `onAttempt` throws.
   */
  send(call: Call): Promise<Answer> {
    return this.persist(call, async (response) => {
      const answer = await readAll(response, this.limits.mostBytes);
      call.judge?.(answer);
      return answer;
    });
  }

  /** The same as soon as the answer begins: its body is the caller's to read, until the call's signal. */
  open(call: Call): Promise<Response> {
    return this.persist(call, async (response) => response);
  }

  private async persist<T>(call: Call, read: (response: Response) => Promise<T>): Promise<T> {
    const { provider, deadlineMs, attempts } = this.limits;
    const { pauses, clock, sleep, telemetry } = this.deps;
    const until = clock() + deadlineMs;
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = call.signal ? AbortSignal.any([deadline, call.signal]) : deadline;
    for (let number = 1; ; number++) {
      try {
        return await this.once(call, number, { signal, until }, read);
      } catch (cause) {
        call.signal?.throwIfAborted();
        if (this.isPause(cause)) {
          await pauses.pause(provider, clock() + cause.waitMs, 'Retry-After');
          throw this.failure(call, cause);
        }
        const isLast = number >= attempts || !this.mayRepeat(call, cause) || signal.aborted;
        if (isLast) throw this.failure(call, cause);
        await sleep(this.waitAfter(cause, number), signal).catch(() => {});
        call.signal?.throwIfAborted();
        if (signal.aborted) throw this.failure(call, cause);
        telemetry.count('provider_retries', 1, { provider, operation: call.operation });
      }
    }
  }

  private async once<T>(
    call: Call,
    number: number,
    { signal, until }: { readonly signal: AbortSignal; readonly until: number },
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    await this.refuseWhilePaused();
    const { provider, mostWaiting } = this.limits;
    if (this.queue.size >= mostWaiting) {
      throw new EchoError('provider-busy', `${mostWaiting} requests already wait for ${provider}.`);
    }
    const { clock, telemetry } = this.deps;
    const labels = { provider, operation: call.operation };
    const send = async (step: Step) => {
      await this.turn(until - this.deps.clock(), signal);
      // A pause that began while this one waited for its turn holds for it too.
      await this.refuseWhilePaused();
      await call.onAttempt?.(number);
      const began = clock();
      let outcome = 'failed';
      try {
        const response = await this.attempt(await call.request(), step, signal);
        const answer = await read(response);
        outcome = String(response.status);
        return answer;
      } finally {
        step.note({ outcome });
        telemetry.count('provider_requests', 1, { ...labels, outcome });
        telemetry.observe('provider_request_seconds', (clock() - began) / 1000, labels);
      }
    };
    const priority = priorities[call.priority];
    // Around the wait for its turn: what the queue runs, it runs for whoever made room.
    const inTurn = (step: Step) =>
      this.queue.add(() => this.breaker.execute(() => send(step)), { priority, signal });
    return telemetry.span('ask', inTurn, labels);
  }

  /** Waits until it is this process's turn among all that ask this provider. */
  private async turn(mostMs: number, signal: AbortSignal): Promise<void> {
    const { provider, perSecond } = this.limits;
    const { turns, sleep } = this.deps;
    if (turns === undefined || perSecond === undefined) return;
    const waitMs = await turns.turn(provider, secondMs / perSecond, mostMs);
    if (waitMs === null)
      throw new EchoError('provider-busy', `Too many wait for ${provider} to be in time.`);
    if (waitMs > 0) await sleep(waitMs, signal);
  }

  private attempt(request: Request, { traceparent }: Step, signal: AbortSignal): Promise<Response> {
    const { attemptMs, isOurs = false, followsRedirects = false } = this.limits;
    const { clock, fetch } = this.deps;
    // Who else we ask is told nothing of what for.
    if (isOurs && traceparent !== null) request.headers.set('traceparent', traceparent);
    const own = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
    return attempt(request, { fetch, signal: own, clock, followsRedirects });
  }

  private mayRepeat(call: Call, cause: unknown): boolean {
    if (cause instanceof Slowdown) return true;
    return cause instanceof Outage && call.repeatable;
  }

  private async refuseWhilePaused(): Promise<void> {
    const { provider } = this.limits;
    const until = await this.deps.pauses.until(provider);
    if (until === null) return;
    const when = new Date(until).toISOString();
    throw new EchoError('provider-paused', `${provider} wants no requests until ${when}.`);
  }

  /** Whether a wait is asked for that nobody sleeps through here: it is a pause for everybody. */
  private isPause(cause: unknown): cause is Slowdown & { readonly waitMs: number } {
    return cause instanceof Slowdown && (cause.waitMs ?? 0) > this.limits.longestWaitMs;
  }

  /** How long to wait before the next attempt: full jitter, never sooner than was asked for. */
  private waitAfter(cause: unknown, number: number): number {
    const { firstWaitMs, longestWaitMs } = this.limits;
    const asked = cause instanceof Slowdown ? cause.waitMs : null;
    const doubled = Math.min(longestWaitMs, firstWaitMs * 2 ** (number - 1));
    return Math.max(asked ?? 0, doubled * this.deps.random());
  }

  private failure(call: Call, cause: unknown): unknown {
    const about = `${this.limits.provider}, ${call.operation}`;
    if (cause instanceof BrokenCircuitError) {
      return new EchoError(
        'provider-unreachable',
        `${about}: it failed lately and is left alone.`,
        {
          cause,
        },
      );
    }
    if (cause instanceof Slowdown) {
      return new EchoError(
        this.isPause(cause) ? 'provider-paused' : 'provider-busy',
        `${about}: it asks for ${cause.waitMs === null ? 'time' : `${Math.ceil(cause.waitMs / 1000)} s`}.`,
        { cause },
      );
    }
    if (cause instanceof Outage) {
      return new EchoError('provider-unreachable', `${about}: ${cause.message}.`, { cause });
    }
    if (cause instanceof EchoError) return cause;
    if (cause instanceof Error && ['AbortError', 'TimeoutError'].includes(cause.name)) {
      return new EchoError('provider-unreachable', `${about}: no answer in time.`, { cause });
    }
    return cause;
  }
}
