import { useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { Models } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';

const stageLooks = {
  champion: 'text-accent',
  canary: 'text-accent',
  previous: 'text-soft',
  challenger: 'text-warn',
};

/** One training: what it learned from, how it was proved, what it is now. */
export function ModelRow({ model }: { readonly model: Models['models'][number] }) {
  const {
    operations: { models: words },
  } = pageMessages;
  const reader = useWords();
  const { dayTime, number, percent } = reader;
  const promoting = useChange('models', operationsApi.promote);
  const { version, stage, isKept, createdAt } = model;
  const story = useQuery({
    queryKey: ['models', version],
    queryFn: () => operationsApi.model(version),
    enabled: stage === 'champion' || stage === 'canary',
  });
  const accepted = story.data?.measured.findLast(({ key }) => key === 'online.acceptance')?.value;
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
    ...(accepted === undefined ? [] : [words.accepted(percent(accepted))]),
  ].join(', ');
  return (
    <Row title={words.version(number(version))} detail={detail}>
      {stage !== null && (
        <span className={`text-small ${stageLooks[stage]}`}>{words.stages[stage]}</span>
      )}
      {isKept && stage !== 'champion' && (
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
