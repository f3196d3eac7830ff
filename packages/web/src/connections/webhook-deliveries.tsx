import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';

interface WebhookDeliveriesProps {
  readonly webhook: number;
  readonly timeZone: string;
  /** Opened by something that was just sent. */
  readonly opened: boolean;
}

const everyMs = 2_000;

/** The last messages to an address, and what became of them; asked for when they are looked at. */
export function WebhookDeliveries({ webhook, timeZone, opened }: WebhookDeliveriesProps) {
  const {
    connections: { webhooks: words },
  } = pageMessages;
  const { dayTime, number } = useWords();
  const [looked, setLooked] = useState(false);
  const isOpen = looked || opened;
  const sent = useQuery({
    queryKey: ['deliveries', webhook],
    queryFn: () => connectionsApi.deliveries(webhook),
    enabled: isOpen,
    refetchInterval: ({ state: { data } }) =>
      data?.deliveries.some(({ state }) => state === 'waiting') ? everyMs : false,
  });
  const again = useChange('deliveries', (id: number) => connectionsApi.redeliver(webhook, id));
  const error = sent.error ?? again.error;
  return (
    <details
      className="fold"
      open={isOpen}
      onToggle={({ currentTarget }) => setLooked(currentTarget.open)}
    >
      <summary className="text-small">{words.deliveries}</summary>
      {sent.data?.deliveries.length === 0 && <p className="pb-3 text-small">{words.nothingSent}</p>}
      <ul className="pb-3 text-small">
        {sent.data?.deliveries.map(({ id, event, state, status, failure, attempts, createdAt }) => (
          <Row
            key={id}
            title={`${words.names[event]}: ${words.states[state]}`}
            detail={[
              dayTime(createdAt, timeZone),
              words.attempt(attempts, number(attempts)),
              ...(status === null ? [] : [`HTTP ${status}`]),
              ...(failure === null ? [] : [failure]),
            ].join(', ')}
          >
            {state !== 'waiting' && (
              <button type="button" className="word" onClick={() => again.mutate(id)}>
                {words.again}
              </button>
            )}
          </Row>
        ))}
      </ul>
      {error && <ProblemText problem={problemOf(error)} />}
    </details>
  );
}
