import { EchoError, errorCodes, type Job, type JobState, type Timing } from '@echotune/data';
import { operatedJob } from '@echotune/server';
import { cancelJob, retryJob } from '@echotune/service';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { table } from '../terminal/words.ts';

/** What can be done about a failure; codes that a newer release stored are not known here. */
function adviceOf({ error }: Job): string | null {
  const known: Readonly<Record<string, string>> = errorCodes;
  return error === null ? null : (known[error.code] ?? null);
}

const bodyOf = (job: Job) => ({ ...operatedJob(job), advice: adviceOf(job) });
const stamp = (at: number) => `${utcStamp(at, 'second')} UTC`;

function failureOf({ error }: Job): string {
  return error === null ? '' : `${error.message} [${error.code}]`;
}

/** `echotune jobs list` */
export async function listJobsCommand(
  { echotune, output }: Session,
  filter: { readonly state?: JobState; readonly kind?: string; readonly limit: number },
): Promise<void> {
  const { state, kind, limit } = filter;
  const jobs = await echotune.store.jobs.list({
    ...{ limit, ...(state && { state }), ...(kind && { kind }) },
  });
  if (jobs.length === 0) output.say('None.');
  const lines = jobs.map((job) => [
    ...[String(job.id), job.kind, utcStamp(job.createdAt, 'second'), job.state],
    ...[`${job.attempts}/${job.maxAttempts}`, failureOf(job)],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ jobs: jobs.map(bodyOf) });
}

function say({ output }: Session, job: Job): void {
  const { id, kind, state, attempts, maxAttempts, createdAt, runAfter, finishedAt, error } = job;
  output.say(`Job ${id}, ${kind}: ${state}.`);
  const advice = adviceOf(job);
  const { listener } = operatedJob(job);
  const facts = [
    ['attempts', `${attempts} of ${maxAttempts}`],
    ['made', stamp(createdAt)],
    ...(listener === null ? [] : [['listener', String(listener)]]),
    ...(state === 'queued' ? [['not before', stamp(runAfter)]] : []),
    ...(finishedAt === null ? [] : [['ended', stamp(finishedAt)]]),
    ...(error === null ? [] : [['why', failureOf(job)]]),
    ...(advice === null ? [] : [['advice', advice]]),
  ];
  for (const line of table(facts)) output.say(line);
}

/** `echotune jobs show` */
export async function showJobCommand(session: Session, id: number): Promise<void> {
  const job = await session.echotune.store.jobs.get(id);
  if (job === null) throw new EchoError('job-unknown', `There is no job ${id}.`);
  say(session, job);
  session.output.answer(bodyOf(job));
}

/** `echotune jobs retry` */
export async function retryJobCommand({ echotune, output }: Session, id: number): Promise<void> {
  const job = await retryJob(echotune, id);
  output.say(`Job ${id} waits for the running server, or for the next start.`);
  output.answer(bodyOf(job));
}

/** `echotune jobs cancel` */
export async function cancelJobCommand({ echotune, output }: Session, id: number): Promise<void> {
  const job = await cancelJob(echotune, id);
  const ends = job.state === 'running' ? 'ends when its worker has noticed' : `is ${job.state}`;
  output.say(`Job ${id} ${ends}.`);
  output.answer(bodyOf(job));
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

function timingText(timing: Timing): string {
  if ('cron' in timing) return `${timing.cron} (${timing.timeZone})`;
  const { everyMs } = timing;
  const [unit, ms] = units.find(([, length]) => everyMs % length === 0) ?? ['ms', 1];
  return `every ${everyMs / ms} ${unit}`;
}

/** `echotune jobs schedules` */
export async function listSchedulesCommand({ echotune, output }: Session): Promise<void> {
  const schedules = await echotune.store.jobs.schedules();
  if (schedules.length === 0) output.say('None: a server that starts sets them.');
  const lines = schedules.map(({ name, kind, timing, nextAt }) => [
    ...[name, kind, timingText(timing), `next ${stamp(nextAt)}`],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ schedules });
}
