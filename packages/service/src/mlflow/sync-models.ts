import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mlflow } from '@echotune/connect';
import { EchoError, type SentVersion } from '@echotune/data';
import { registeredName } from './describe-version.ts';
import { mirrorAliases } from './mirror-aliases.ts';
import { filesFrom } from './mirror-files.ts';
import { type MlflowDeps, type MlflowTarget, serverKey, targetOf } from './mlflow-deps.ts';
import { sendNews, sendVersion } from './send-version.ts';

/** What a synchronisation did. */
export interface SyncedModels {
  /** Versions that the server has now and had not. */
  readonly sent: number;
  /** Versions of which it has more, or no longer a file that is gone here. */
  readonly updated: number;
  /** Aliases that were set or dropped. */
  readonly aliases: number;
  /** Why the server does not have everything; null where it has. */
  readonly problem: string | null;
}

const model = 'blend';
/** Who sends and dies is waited for so long. */
const holdMs = 60_000;
const renewMs = 20_000;

/**
 * Makes the MLflow server have what the registry here holds: versions as runs and registered versions, what
 * is measured of them, files as long as they are kept here, aliases. It asks what is missing, so an outage or a
 * kill at any moment loses and doubles nothing: the next time goes on. What fails on the way is remembered and
 * told, not thrown. Throws provider-not-configured, and provider-busy while another process sends.
 */
export async function syncModels(
  deps: MlflowDeps,
  { signal }: { readonly signal: AbortSignal },
): Promise<SyncedModels> {
  const { store, clock, telemetry } = deps;
  const target = targetOf(deps);
  const [server, holder] = [serverKey(target), randomUUID()];
  const hold = () => store.mlflow.hold(server, holder, clock() + holdMs);
  if (!(await hold())) {
    throw new EchoError('provider-busy', 'Another process sends to MLflow at the moment.');
  }
  const done = new AbortController();
  const holding = keepHolding(hold, done.signal);
  const counts = { sent: 0, updated: 0, aliases: 0 };
  let problem: string | null = null;
  const failure = await reconcile(deps, target, {
    signal,
    count: (what) => {
      counts[what] += 1;
    },
    fail: (cause) => {
      problem ??= cause.message;
    },
  }).then(
    () => null,
    (cause: unknown) => cause,
  );
  done.abort();
  await holding;
  if (failure !== null) {
    if (signal.aborted || !isTheirs(failure)) {
      // Nothing was learned of the server: it only makes way, or is no longer waited for in a while.
      await store.mlflow.hold(server, holder, clock()).catch(() => {});
      throw failure;
    }
    problem = failure.message;
  }
  await store.mlflow.settle(server, holder, problem);
  if (problem !== null) telemetry.log('warn', 'models-not-sent', { problem });
  return { ...counts, problem };
}

async function keepHolding(hold: () => Promise<boolean>, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    await wait(renewMs, undefined, { signal: done }).catch(() => {});
    // A store that is away is noticed by whoever sends.
    if (!done.aborted) await hold().catch(() => {});
  }
}

const isTheirs = (cause: unknown): cause is EchoError =>
  cause instanceof EchoError && cause.code.startsWith('provider-');

/** Whether only what was asked is refused, and the next may go well. */
const isRefusal = (cause: unknown): cause is EchoError =>
  isTheirs(cause) && ['provider-refused', 'provider-unknown-name'].includes(cause.code);

interface Watcher {
  readonly signal: AbortSignal;
  count(what: 'sent' | 'updated' | 'aliases'): void;
  /** Something was refused, and the rest went on. */
  fail(cause: EchoError): void;
}

async function reconcile(
  deps: MlflowDeps,
  target: MlflowTarget,
  { signal, count, fail }: Watcher,
): Promise<void> {
  const { store } = deps;
  const { client, experiment } = target;
  const server = serverKey(target);
  const registered = registeredName(experiment, model);
  const there = await client.aliases(registered, { signal });
  const versions = await store.models.list(model);
  if (versions.length === 0) return;
  if (there === null) await makeModel(client, registered, signal);
  // Where the model is gone there, what was sent before may be too: everything is looked for again.
  const known = there === null ? [] : await store.mlflow.sent(server);
  const sent = new Map(known.map((one) => [one.modelId, one]));
  const fileOf = await filesFrom(deps);
  const sending = { target, fileOf, signal };
  let experimentId: string | null = null;
  for (const version of versions) {
    const measured = await store.models.measured(model, version.version);
    const before = sent.get(version.id);
    const of = { model: version, measured };
    try {
      let after: SentVersion | null;
      if (before === undefined) {
        experimentId ??= await experimentOf(client, experiment, signal);
        after = await sendVersion(sending, experimentId, of);
      } else {
        const hasFile = (await fileOf(version)) !== null;
        after = await sendNews(sending, before, { ...of, hasFile });
      }
      if (after === null) continue;
      await store.mlflow.keep(server, after);
      sent.set(version.id, after);
      count(before === undefined ? 'sent' : 'updated');
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      fail(cause);
    }
  }
  const changed = await mirrorAliases(store, target, {
    ...{ model, registered, there: there ?? new Map(), sent, signal },
  });
  for (let nth = 0; nth < changed; nth++) count('aliases');
}

/** Made, or found where another made it meanwhile. */
async function makeModel(client: Mlflow, name: string, signal: AbortSignal): Promise<void> {
  try {
    await client.createModel(
      name,
      'What EchoTune learned from plays: see card.md of each version.',
      {
        signal,
      },
    );
  } catch (cause) {
    if (!isRefusal(cause) || (await client.aliases(name, { signal })) === null) throw cause;
  }
}

/** Its id. Throws provider-refused where it was deleted there: that was somebody's will. */
async function experimentOf(client: Mlflow, name: string, signal: AbortSignal): Promise<string> {
  let found = await client.experiment(name, { signal });
  if (found === null) {
    try {
      return await client.createExperiment(name, { signal });
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      found = await client.experiment(name, { signal });
      if (found === null) throw cause;
    }
  }
  if (found.lifecycle_stage === 'active') return found.experiment_id;
  throw new EchoError(
    'provider-refused',
    `MLflow: the experiment ${name} was deleted there. Restore it, or name another (MLFLOW_EXPERIMENT_NAME).`,
  );
}
