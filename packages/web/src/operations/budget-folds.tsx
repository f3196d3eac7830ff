import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { dollars } from './dollars.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';
import { usePages } from './use-operations.ts';

/** Levels that limits have reached, and incidents. */
export function AlertsFold() {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { dayTime, locale } = useWords();
  const [looks, setLooks] = useState(false);
  const alerts = useQuery({
    queryKey: ['spending', 'alerts'],
    queryFn: operationsApi.alerts,
    enabled: looks,
  });
  return (
    <details className="fold mt-6" onToggle={({ currentTarget }) => setLooks(currentTarget.open)}>
      <summary>{words.alerts}</summary>
      {alerts.data?.length === 0 && <p className="pb-3 text-soft">{words.noAlerts}</p>}
      <ul className="pb-3">
        {alerts.data?.map(({ id, at, kind, limit, settledUsd }) => (
          <Row
            key={id}
            title={`${dollars(limit.limitUsd, locale)} ${words.per[limit.period]}: ${words.kinds[kind]}`}
            detail={`${dayTime(at, timeZone)}, ${dollars(settledUsd, locale)} ${words.spent}`}
          />
        ))}
      </ul>
      {alerts.error && <ProblemText problem={problemOf(alerts.error)} />}
    </details>
  );
}

/** Every paid call: what was set aside, what it cost, and why. */
export function LedgerFold() {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { dayTime, locale } = useWords();
  const [looks, setLooks] = useState(false);
  const ledger = usePages(['spending', 'ledger'], operationsApi.ledger, looks);
  const calls = ledger.data?.pages.flatMap((page) => page.calls);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setLooks(currentTarget.open)}>
      <summary>{words.ledger}</summary>
      {calls?.length === 0 && <p className="pb-3 text-soft">{words.noCalls}</p>}
      <ul className="pb-3">
        {calls?.map(({ id, model, madeAt, state, holdUsd, costUsd, why }) => (
          <Row
            key={id}
            title={model}
            detail={[
              dayTime(madeAt, timeZone),
              `${words.states[state]} (${dollars(holdUsd, locale)} ${words.held})`,
              ...(why === null ? [] : [why]),
            ].join(', ')}
          >
            <span className="text-small tabular-nums">
              {costUsd === null ? '–' : dollars(costUsd, locale)}
            </span>
          </Row>
        ))}
      </ul>
      {ledger.hasNextPage && (
        <button type="button" className="button mb-4" onClick={() => ledger.fetchNextPage()}>
          {words.more}
        </button>
      )}
      {ledger.error && <ProblemText problem={problemOf(ledger.error)} />}
    </details>
  );
}
