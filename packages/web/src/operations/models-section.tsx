import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Models } from '../api.generated.ts';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';
import { useOpenJobs } from './use-operations.ts';

const shownAtFirst = 3;

/** Which model answers, which there were, and training another. */
export function ModelsSection() {
  const {
    operations: { models: words },
  } = pageMessages;
  const queries = useQueryClient();
  const models = useQuery({ queryKey: ['models'], queryFn: operationsApi.models });
  const open = useOpenJobs();
  const running = open.data?.jobs.find(({ kind }) => kind === 'train');
  const beginning = useMutation({
    mutationFn: operationsApi.train,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const begun = beginning.data?.id;
  const training = useQuery({
    queryKey: ['training', begun],
    queryFn: () => operationsApi.training(begun ?? 0),
    enabled: begun !== undefined,
    refetchInterval: ({ state: { data } }) => (data && !isUnderWay(data) ? false : 1_000),
  });
  const state = running?.state ?? training.data?.state;
  const underWay = isUnderWay(running ?? training.data);
  const all = models.data?.models ?? [];
  return (
    <Section title={words.title} errors={[models.error, beginning.error, training.error]}>
      {models.data && all.length === 0 && <p className="mt-3 text-soft">{words.none}</p>}
      <ul className="mt-3">
        {all.slice(0, shownAtFirst).map((model) => (
          <ModelRow key={model.version} model={model} />
        ))}
      </ul>
      {all.length > shownAtFirst && (
        <details className="fold">
          <summary>{words.earlier}</summary>
          <ul>
            {all.slice(shownAtFirst).map((model) => (
              <ModelRow key={model.version} model={model} />
            ))}
          </ul>
        </details>
      )}
      <p className="mt-4">
        <button
          type="button"
          className="button"
          disabled={underWay || beginning.isPending}
          onClick={() => beginning.mutate()}
        >
          {words.train}
        </button>
      </p>
      <div role="status" className="mt-3 text-small text-soft">
        {underWay && (
          <>
            <progress className="hairline-progress mb-2" aria-label={words.train} />
            {state === 'queued' ? words.waits : words.training}
          </>
        )}
        {training.data?.failure && (
          <p className="text-warn">{words.failed(training.data.failure.message)}</p>
        )}
      </div>
    </Section>
  );
}

function ModelRow({ model }: { readonly model: Models['models'][number] }) {
  const {
    operations: { models: words },
  } = pageMessages;
  const { dayTime, number } = useWords();
  const { version, isChampion, createdAt } = model;
  // Of the metrics that a training leaves, those that tell what it has seen.
  const { listens, listeners }: { listens?: number; listeners?: number } = model.metrics;
  const detail = [
    words.made(dayTime(createdAt, timeZone)),
    ...(listens === undefined || listeners === undefined
      ? []
      : [words.learned(number(listens), number(listeners))]),
  ].join(', ');
  return (
    <Row title={words.version(number(version))} detail={detail}>
      {isChampion && <span className="text-accent text-small">{words.champion}</span>}
    </Row>
  );
}
