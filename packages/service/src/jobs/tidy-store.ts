import type { Store } from '@echotune/data';

/** Answers by idempotency keys that an account may have. */
const mostAnswers = 10_000;

/** Even out of date an answer is given while spending is to shrink. */
const answersOutOfDateMs = 30 * 86_400_000;

const jobsKeptMs = 30 * 86_400_000;

/** Who signed in and changed what is of use for as long as somebody may find out that something is wrong. */
const auditKeptMs = 365 * 86_400_000;

/** Removes what nobody will ask for again: what has played, answers, deliveries and jobs that are old. */
export async function tidyStore(store: Store): Promise<void> {
  await store.nowPlaying.tidy();
  await store.idempotency.tidy(mostAnswers);
  await store.webhooks.tidy();
  await store.answers.tidy(answersOutOfDateMs);
  await store.jobs.tidy(jobsKeptMs);
  await store.audit.tidy(auditKeptMs);
}
