import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { ModelEventsFold } from './model-events.tsx';
import { ModelRow } from './model-row.tsx';
import { operationsApi } from './operations-api.ts';
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
      <ModelEventsFold />
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
