import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { OperatedJob } from '../api.generated.ts';
import { useWhose } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';
import { useOpenJobs, usePages } from './use-operations.ts';

/** What is done in the background, and what has ended. */
export function JobsSection() {
  const {
    operations: { jobs: words },
  } = pageMessages;
  const [looks, setLooks] = useState(false);
  const open = useOpenJobs();
  const past = usePages(['jobs', 'past'], operationsApi.jobs, looks);
  const cancelling = useChange('jobs', operationsApi.cancelJob);
  const retrying = useChange('jobs', operationsApi.retryJob);
  const ended = past.data?.pages
    .flatMap(({ jobs }) => jobs)
    .filter(({ finishedAt }) => finishedAt !== null);
  return (
    <Section
      title={words.title}
      errors={[open.error, past.error, cancelling.error, retrying.error]}
    >
      {open.data?.jobs.length === 0 && <p className="mt-3 text-soft">{words.none}</p>}
      <ul className="mt-3">
        {open.data?.jobs.map((job) => (
          <JobItem key={job.id} job={job} onCancel={() => cancelling.mutate(job.id)} />
        ))}
      </ul>
      <details className="fold mt-4" onToggle={({ currentTarget }) => setLooks(currentTarget.open)}>
        <summary>{words.past}</summary>
        <ul>
          {ended?.map((job) => (
            <JobItem
              key={job.id}
              job={job}
              {...(isRetryable(job) && { onRetry: () => retrying.mutate(job.id) })}
            />
          ))}
        </ul>
        {past.hasNextPage && (
          <button type="button" className="button my-4" onClick={() => past.fetchNextPage()}>
            {words.more}
          </button>
        )}
      </details>
    </Section>
  );
}

/** What an import has read goes when it ends: it is sent again. */
function isRetryable({ kind, state }: OperatedJob): boolean {
  return (state === 'failed' || state === 'cancelled') && kind !== 'import';
}

interface JobItemProps {
  readonly job: OperatedJob;
  readonly onCancel?: () => void;
  readonly onRetry?: () => void;
}

function JobItem({ job, onCancel, onRetry }: JobItemProps) {
  const {
    operations: { jobs: words },
  } = pageMessages;
  const { dayTime, number } = useWords();
  const { listeners } = useWhose();
  const { id, kind, state, listener, share, failure, finishedAt, createdAt, attempts } = job;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const name = kinds[kind] ?? kind;
  const whose = listeners.find((one) => one.id === listener)?.name;
  const waits = state === 'queued' && job.runAfter > Date.now();
  const facts = [
    words.states[state],
    ...(listener === null ? [] : [words.of(whose ?? words.listener(String(listener)))]),
    finishedAt !== null
      ? words.ended(dayTime(finishedAt, timeZone))
      : waits
        ? words.notBefore(dayTime(job.runAfter, timeZone))
        : words.since(dayTime(createdAt, timeZone)),
    ...(attempts > 1 ? [words.attempt(number(attempts), number(job.maxAttempts))] : []),
  ];
  return (
    <li className="border-line border-b py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {name} <span className="text-faint text-small">{facts.join(', ')}</span>
        </span>
        {onCancel && (
          <Confirmed
            does={words.cancel}
            label={`${words.cancel}: ${name} ${id}`}
            means={words.cancelMeans}
            onConfirm={onCancel}
          />
        )}
        {onRetry && (
          <button
            type="button"
            className="word"
            aria-label={`${words.retry}: ${name} ${id}`}
            onClick={onRetry}
          >
            {words.retry}
          </button>
        )}
      </div>
      {state === 'running' && (
        <progress
          className="hairline-progress my-2"
          aria-label={name}
          {...(share !== null && { value: share })}
        />
      )}
      {failure && <p className="text-small text-warn">{failure.message}</p>}
    </li>
  );
}
