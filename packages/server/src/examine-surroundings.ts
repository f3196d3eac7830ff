import { statfs } from 'node:fs/promises';
import { dueDeprecations } from '@echotune/connect';
import { consentOf, mlflowReport, spotify } from '@echotune/service';
import type { Part } from './examine.ts';
import { examineRedis } from './examine-redis.ts';
import { leading } from './keep-leading.ts';
import { knownProviders } from './known-providers.ts';
import type { EchoTune } from './wire.ts';

const lowDiskBytes = 1024 ** 3;
const weekMs = 7 * 86_400_000;

/** Pauses, what did not fit lately, and what providers are to end. */
async function examineProviders(echotune: EchoTune): Promise<Part[]> {
  const { store, clock } = echotune;
  const pauses = (await store.providers.pauses()).map(
    ({ provider, until }) => `${provider} is paused until ${new Date(until).toISOString()}`,
  );
  const misfits = (await store.providers.misfits())
    .filter(({ lastAt }) => lastAt > clock() - weekMs)
    .map(({ provider, operation }) => `${provider}, ${operation}: answers do not fit`);
  const detail = [...pauses, ...misfits].join('; ');
  const names = knownProviders(echotune).flatMap((one) => (one.isSetUp ? one.provider : []));
  const ending = dueDeprecations(clock())
    .filter(({ provider }) => names.includes(provider))
    .map(
      ({ provider, what, endsOn, daysLeft }) =>
        `${daysLeft > 0 ? 'ends' : 'ended'} ${endsOn}, ${provider}: ${what}`,
    );
  return [
    {
      ...{ name: 'providers', ok: misfits.length === 0 },
      detail:
        detail === ''
          ? `${names.join(', ')} set up; none paused, every answer as agreed`
          : `${detail}; see echotune providers list`,
    },
    {
      ...{ name: 'calendar', ok: true, warns: ending.length > 0 },
      detail: ending.join('; ') || 'nothing of what is set up ends within 90 days',
    },
  ];
}

/** Accounts to which plays cannot be sent. */
async function examineScrobbling({ store }: EchoTune): Promise<Part[]> {
  const accounts = await store.scrobbleAccounts.list();
  if (accounts.length === 0) return [];
  const problems = accounts.flatMap(({ provider, user, problem }) =>
    problem === null ? [] : `${provider}, ${user}: ${problem}`,
  );
  const detail = problems.join('; ') || `${accounts.length} connected`;
  return [{ name: 'connect', ok: problems.length === 0, detail }];
}

/** Whose consent at Spotify is to be renewed. */
async function examineConsents({ store, clock }: EchoTune): Promise<Part[]> {
  const connections = await store.connections.list(spotify);
  if (connections.length === 0) return [];
  const told = connections.map((connection) => ({ ...consentOf(connection, clock()), connection }));
  const ending = told.filter(({ state }) => state !== 'holds');
  const detail = ending.map(({ state, endsAt, connection: { accountName } }) => {
    const day = new Date(endsAt).toISOString().slice(0, 10);
    return `${accountName}: the consent ${state === 'over' ? 'ended' : 'ends'} ${day}`;
  });
  const all = `${connections.length} connected`;
  return [
    {
      ...{ name: 'spotify', ok: told.every(({ state }) => state !== 'over') },
      detail: detail.length === 0 ? all : `${detail.join('; ')}; echotune spotify connect`,
    },
  ];
}

/** What the MLflow server has not, and since when something is in the way. */
async function examineMlflow(echotune: EchoTune): Promise<Part[]> {
  const report = await mlflowReport(echotune);
  if (report === null) return [];
  const { behind, problem, failingSince, syncedAt } = report;
  const stamp = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());
  const waits = `${behind} of the models wait`;
  const well = behind === 0 ? `it had everything ${stamp(syncedAt)}` : `${waits} to be sent`;
  const detail =
    problem === null
      ? well
      : `${waits} since ${stamp(failingSince)}: ${problem}; echotune models sync`;
  return [{ name: 'mlflow', ok: problem === null, detail }];
}

async function examineDisk({ config }: EchoTune): Promise<Part> {
  const { bavail, bsize } = await statfs(config.home);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free at ${config.home}`;
  return { name: 'disk', ok: free > lowDiskBytes, detail };
}

/** How long a job may wait for its turn while none is worked off. */
const longWaitMs = 5 * 60_000;

/** Which server does what one does for all; nothing where none runs. */
async function examineLeader({ store }: EchoTune): Promise<Part[]> {
  const lease = await store.leases.get(leading);
  if (lease === null) return [];
  const since = new Date(lease.takenAt).toISOString();
  return [
    { name: 'leader', ok: true, detail: `${lease.holder} since ${since}, term ${lease.term}` },
  ];
}

const mostCounted = 100;

/** Whether somebody works jobs off, and what failed. */
async function examineJobs({ store, clock }: EchoTune): Promise<Part> {
  const open = await store.jobs.list({ state: ['queued', 'running'] });
  const running = open.filter(({ state }) => state === 'running').length;
  const late = open.filter(({ runAfter }) => runAfter < clock() - longWaitMs).length;
  const ok = running > 0 || late === 0;
  const state = ok
    ? `${open.length - running} wait, ${running} under way`
    : `${late} wait for more than five minutes and none is worked off; a running server does that`;
  const ended = await store.jobs.list({ state: 'failed', limit: mostCounted });
  const failed = ended.filter(({ finishedAt }) => (finishedAt ?? 0) > clock() - weekMs).length;
  const count = failed === mostCounted ? `at least ${failed}` : failed;
  const told = `${state}; ${count} failed within a week; echotune jobs list --state failed`;
  const detail = failed === 0 ? state : told;
  return { ...{ name: 'jobs', ok, warns: ok && failed > 0 }, detail };
}

/**
 * What there is round store and model, what is wrong with it and what to do: the disk, jobs, who leads, Redis,
 * providers and what they are to end, consents, accounts to which plays go, MLflow. Nobody outside is asked.
 */
export async function examineSurroundings(echotune: EchoTune): Promise<Part[]> {
  return [
    ...[await examineDisk(echotune), await examineJobs(echotune)],
    ...(await examineLeader(echotune)),
    ...(await examineRedis(echotune)),
    ...(await examineProviders(echotune)),
    ...(await examineConsents(echotune)),
    ...(await examineScrobbling(echotune)),
    ...(await examineMlflow(echotune)),
  ];
}
