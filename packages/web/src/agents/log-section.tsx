import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { pageMessages } from '../messages/page-messages.ts';
import { usePages } from '../operations/use-operations.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { agentsApi } from './agents-api.ts';
import { LogEntry } from './log-entry.tsx';

/** What agents saw, decided and did, and whether that is as it was written. */
export function LogSection() {
  const {
    agents: { log: words, more, nothingPast },
  } = pageMessages;
  const { number } = useWords();
  const [looks, setLooks] = useState(false);
  const log = usePages(['agent-log'], (cursor) => agentsApi.log(null, cursor), looks);
  const verifying = useMutation({ mutationFn: agentsApi.verify });
  const { fault, head } = verifying.data ?? {};
  const entries = log.data?.pages.flatMap(({ logged }) => logged) ?? [];
  return (
    <Section title={words.title} errors={[log.error, verifying.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <p className="mt-4">
        <button
          type="button"
          className="button"
          disabled={verifying.isPending}
          onClick={() => verifying.mutate()}
        >
          {words.verify}
        </button>
      </p>
      <div role="status" className="mt-3 text-small">
        {fault && <p className="text-warn">{words.faults[fault.fault](number(fault.seq))}</p>}
        {head && fault === null && <p>{words.sound(number(head.seq))}</p>}
        {head && (
          <p className="mt-2 text-soft">
            {words.head} <code className="block break-all text-ink">{head.hash}</code>
          </p>
        )}
      </div>
      <details className="fold mt-4" onToggle={({ currentTarget }) => setLooks(currentTarget.open)}>
        <summary>{words.show}</summary>
        {log.data && entries.length === 0 && <p className="text-soft">{nothingPast}</p>}
        <ul>
          {entries.map((entry) => (
            <LogEntry key={entry.seq} entry={entry} />
          ))}
        </ul>
        {log.hasNextPage && (
          <button type="button" className="button my-4" onClick={() => log.fetchNextPage()}>
            {more}
          </button>
        )}
      </details>
    </Section>
  );
}
