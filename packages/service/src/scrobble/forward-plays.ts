import { EchoError, type ScrobbleAccount, tokenPurpose, type WaitingPlay } from '@echotune/data';
import { type PlayService, playService } from './find-service.ts';
import { enqueueForwarding } from './schedule-forwarding.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';
import { isFromEchoTune } from './write-scrobble.ts';

export interface Forwarded {
  readonly sent: number;
  readonly givenUp: number;
  /** Accounts that could not be served, and wait. */
  readonly failed: number;
}

export interface ForwardOptions {
  readonly signal: AbortSignal;
  /** Whether an account that waits after a failure is tried too: a person asks, and need not wait. */
  readonly tryWaiting?: boolean;
}

const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * Sends what waits, each account's plays in their order; a play leaves the queue when the service has
 * it, or has refused it for good. Killed between sending and noting so, it sends again, and the services
 * take the same play as one. Who cannot be reached waits, longer each time, and holds up nobody else.
 */
export async function forwardPlays(
  deps: ScrobbleDeps,
  { signal, tryWaiting = false }: ForwardOptions,
): Promise<Forwarded> {
  const { store, telemetry, clock } = deps;
  let [sent, givenUp, failed] = [0, 0, 0];
  for (const account of await store.scrobbleAccounts.due(
    tryWaiting ? Number.MAX_SAFE_INTEGER : clock(),
  )) {
    try {
      const done = await forwardOne(deps, account, signal);
      sent += done.sent;
      givenUp += done.givenUp;
    } catch (cause) {
      signal.throwIfAborted();
      if (!isTheirs(cause)) throw cause;
      failed += 1;
      const { provider } = account;
      telemetry.log('warn', 'plays-not-forwarded', { provider, code: cause.code });
      await waitLonger(deps, account, cause);
    }
  }
  return { sent, givenUp, failed };
}

function isTheirs(cause: unknown): cause is EchoError {
  return cause instanceof EchoError && /^(?:provider|secret)-/.test(cause.code);
}

async function waitLonger(
  { store, clock }: ScrobbleDeps,
  { listenerId, provider }: ScrobbleAccount,
  { message }: EchoError,
): Promise<void> {
  const now = clock();
  await store.transaction(async (tx) => {
    const account = await tx.scrobbleAccounts.get(listenerId, provider);
    // Disconnected meanwhile.
    if (account === null) return;
    const { failures } = account;
    const notBefore = now + Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
    const change = { failures: failures + 1, notBefore, problem: message };
    await tx.scrobbleAccounts.change(listenerId, provider, change);
    await enqueueForwarding(tx, notBefore);
  });
}

async function forwardOne(
  deps: ScrobbleDeps,
  account: ScrobbleAccount,
  signal: AbortSignal,
): Promise<Omit<Forwarded, 'failed'>> {
  const { store, secrets, scrobbling, clock, telemetry } = deps;
  const { listenerId, provider } = account;
  const service = playService(scrobbling, provider);
  const token = await secrets.get(tokenPurpose(account));
  if (token === null) throw new EchoError('provider-consent-needed', 'Its token is gone.');
  let [sent, givenUp] = [0, 0];
  for (;;) {
    signal.throwIfAborted();
    const waiting = await store.scrobbleAccounts.waiting(listenerId, provider, service.mostAtOnce);
    if (waiting.length === 0) return { sent, givenUp };
    const { plays, needless, late } = sorted(waiting, service, clock());
    const said = plays.length === 0 ? [] : await service.send(token, plays, signal);
    const refused = plays.flatMap(({ id }, i) => {
      const reason = said[i] ?? null;
      return reason === null ? [] : [{ id, reason }];
    });
    const lost = [...late.map(({ id }) => ({ id, reason: tooLate(service) })), ...refused];
    const isLost = new Set(lost.map(({ id }) => id));
    const done = [...plays, ...needless].map(({ id }) => id).filter((id) => !isLost.has(id));
    await store.transaction(async (tx) => {
      await tx.scrobbleAccounts.settle(done);
      for (const { id, reason } of lost) await tx.scrobbleAccounts.giveUp(id, reason);
      const well = { failures: 0, notBefore: 0, problem: null };
      await tx.scrobbleAccounts.change(listenerId, provider, well);
    });
    sent += plays.length - refused.length;
    givenUp += lost.length;
    telemetry.count('plays_forwarded', plays.length - refused.length, { provider });
  }
}

function tooLate({ name, longestWaitMs }: PlayService): string {
  return `It was played more than ${longestWaitMs / dayMs} days ago: ${name} takes no plays that old.`;
}

/** What is to be sent, what need not be (deleted; known there; from an EchoTune), what came too late. */
function sorted(waiting: readonly WaitingPlay[], service: PlayService, now: number) {
  const isNeedless = (play: WaitingPlay) =>
    play.sources.length === 0 ||
    play.sources.some((source) => service.ownSources.includes(source)) ||
    isFromEchoTune(play);
  const needless = waiting.filter(isNeedless);
  const needed = waiting.filter((play) => !isNeedless(play));
  const isLate = ({ startedAt }: WaitingPlay) => startedAt < now - service.longestWaitMs;
  return { needless, plays: needed.filter((play) => !isLate(play)), late: needed.filter(isLate) };
}
