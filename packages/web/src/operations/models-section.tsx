import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { Models } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row, Section } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
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
  const reader = useWords();
  const { dayTime, number, percent } = reader;
  const promoting = useChange('models', operationsApi.promote);
  const { version, isChampion, isChallenger, isKept, createdAt } = model;
  const metrics: Readonly<Record<string, number>> = model.metrics;
  // Of the metrics that a training leaves, those that tell what it has seen, and how it was proved.
  const { listens, listeners }: { listens?: number; listeners?: number } = metrics;
  const proofs = (['repeat', 'discovery'] as const).flatMap((part) => {
    const gain = metrics[`proof.${part}.gain`];
    const before = metrics[`proof.${part}.champion.ndcg@10`] ?? 0;
    if (gain === undefined || before === 0) return [];
    const change = `${gain < 0 ? '−' : '+'}${percent(Math.abs(gain / before))}`;
    return [words.proof[part](change)];
  });
  const detail = [
    words.made(dayTime(createdAt, timeZone)),
    ...(listens === undefined || listeners === undefined
      ? []
      : [words.learned(listens, listeners, reader)]),
    ...proofs,
  ].join(', ');
  return (
    <Row title={words.version(number(version))} detail={detail}>
      {isChampion && <span className="text-accent text-small">{words.champion}</span>}
      {isChallenger && <span className="text-small text-warn">{words.challenger}</span>}
      {isKept && !isChampion && (
        <Confirmed
          does={words.promote}
          means={words.promoteMeans}
          label={words.promoteOf(number(version))}
          onConfirm={() => promoting.mutate(version)}
        />
      )}
      {promoting.error && <ProblemText problem={problemOf(promoting.error)} />}
    </Row>
  );
}
