import { statfs } from 'node:fs/promises';
import { dueDeprecations } from '@echotune/connect';
import { consentOf, mlflowReport, spotify } from '@echotune/service';
import { leading } from '../keep-leading.ts';
import { knownProviders } from '../known-providers.ts';
import type { EchoTune } from '../wire.ts';
import type { Part } from './part.ts';

const lowDiskBytes = 1024 ** 3;
const weekMs = 7 * 86_400_000;

/** Pauses, what did not fit lately, and what providers are to end. */
export async function examineProviders(echotune: EchoTune): Promise<Part[]> {
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
      ...{ name: 'providers', ok: misfits.length === 0, warns: pauses.length > 0 },
      problem: misfits.length > 0 ? 'answers-misfit' : pauses.length > 0 ? 'provider-paused' : null,
      detail:
        detail === ''
          ? `${names.join(', ')} set up; none paused, every answer as agreed`
          : `${detail}; see echotune providers list`,
    },
    {
      ...{ name: 'calendar', ok: true, warns: ending.length > 0 },
      problem: ending.length > 0 ? 'ends-soon' : null,
      detail: ending.join('; ') || 'nothing of what is set up ends within 90 days',
    },
  ];
}

/** Accounts to which plays cannot be sent. */
export async function examineScrobbling({ store }: EchoTune): Promise<Part[]> {
  const accounts = await store.scrobbleAccounts.list();
  if (accounts.length === 0) return [];
  const problems = accounts.flatMap(({ provider, user, problem }) =>
    problem === null ? [] : `${provider}, ${user}: ${problem}`,
  );
  const detail = problems.join('; ') || `${accounts.length} connected`;
  const ok = problems.length === 0;
  return [{ name: 'connect', ok, detail, problem: ok ? null : 'account-refused' }];
}

/** Whose consent at Spotify is to be renewed. */
export async function examineConsents({ store, clock }: EchoTune): Promise<Part[]> {
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
      ...{ warns: ending.length > 0, problem: ending.length > 0 ? 'consent-ends' : null },
      detail: detail.length === 0 ? all : `${detail.join('; ')}; echotune spotify connect`,
    },
  ];
}

/** What the MLflow server has not, and since when something is in the way. */
export async function examineMlflow(echotune: EchoTune): Promise<Part[]> {
  const report = await mlflowReport(echotune);
  if (report === null) return [];
  const { behind, problem, failingSince, syncedAt } = report;
  const stamp = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());
  const waits = `${behind} of the models wait`;
  const all = syncedAt === null ? 'nothing to send yet' : `it had everything ${stamp(syncedAt)}`;
  const well = behind === 0 ? all : `${waits} to be sent`;
  const detail = problem === null ? well : `${waits} since ${stamp(failingSince)}: ${problem}`;
  const ok = problem === null;
  return [{ name: 'mlflow', ok, detail, problem: ok ? null : 'mlflow-behind' }];
}

export async function examineDisk({ config }: EchoTune): Promise<Part[]> {
  const { bavail, bsize } = await statfs(config.home);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free at ${config.home}`;
  const ok = free > lowDiskBytes;
  return [{ name: 'disk', ok, detail, problem: ok ? null : 'disk-nearly-full' }];
}

/** How long a job may wait for its turn while none is worked off. */
const longWaitMs = 5 * 60_000;

/** Which server does what one does for all; nothing where none runs. */
export async function examineLeader({ store }: EchoTune): Promise<Part[]> {
  const lease = await store.leases.get(leading);
  if (lease === null) return [];
  const since = new Date(lease.takenAt).toISOString();
  return [
    {
      ...{ name: 'leader', ok: true, problem: null },
      detail: `${lease.holder} since ${since}, term ${lease.term}`,
    },
  ];
}

const mostCounted = 100;

/** Whether somebody works jobs off, and what failed. */
export async function examineJobs({ store, clock }: EchoTune): Promise<Part[]> {
  const now = clock();
  const counts = await store.jobs.counts();
  const among = (state: string) => counts.filter((one) => one.state === state);
  const [waiting, running] = ['queued', 'running'].map((state) =>
    among(state).reduce((sum, { count }) => sum + count, 0),
  );
  const isLate = among('queued').some(({ dueSince }) => (dueSince ?? now) < now - longWaitMs);
  const ok = running !== 0 || !isLate;
  const state = ok
    ? `${waiting} wait, ${running} under way`
    : `${waiting} wait, some for more than five minutes, and none is worked off; a running server does that`;
  const ended = await store.jobs.list({ state: 'failed', limit: mostCounted });
  const failed = ended.filter(({ finishedAt }) => (finishedAt ?? 0) > now - weekMs).length;
  const count = failed === mostCounted ? `at least ${failed}` : failed;
  const told = `${state}; ${count} failed within a week; echotune jobs list --state failed`;
  const detail = failed === 0 ? state : told;
  const problem = ok ? (failed > 0 ? 'jobs-failed' : null) : 'jobs-wait';
  return [{ ...{ name: 'jobs', ok, warns: ok && failed > 0 }, detail, problem }];
}
