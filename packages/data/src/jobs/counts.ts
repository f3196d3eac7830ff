import type { JobState } from '../domain/job.ts';
import type { Context } from '../sql/context.ts';
import type { JobCount } from './jobs.ts';

const counted: readonly JobState[] = ['queued', 'running', 'failed'];

/** The work of `Jobs.counts`. */
export async function counts({ db, clock }: Context): Promise<JobCount[]> {
  const now = clock();
  const rows = await db
    .selectFrom('job')
    .where('state', 'in', counted)
    .select(['kind', 'state'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('run_after').as('first')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
  return rows.map(({ first, ...row }) => {
    const isDue = row.state === 'queued' && first !== null && first <= now;
    return { ...row, dueSince: isDue ? first : null };
  });
}
