import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';

interface RejectedRowsProps {
  readonly id: number;
  readonly count: number;
}

/** The rows that could not be read, each with file, record and reason; asked for when opened. */
export function RejectedRows({ id, count }: RejectedRowsProps) {
  const { imports } = useMessages();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const rows = useQuery({
    queryKey: ['rejected', id, count],
    queryFn: () => api.rejectedRows(id),
    enabled: open,
  });
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{imports.rejected(count, words)}</summary>
      {rows.error && <ProblemText problem={problemOf(rows.error)} />}
      <ul className="max-h-80 overflow-y-auto pb-4">
        {rows.data?.rows.map(({ file, record, lastRecord, reason }) => (
          <li key={`${file} ${record} ${reason}`} className="py-1">
            <span className="break-all text-ink">{file}</span>{' '}
            <span className="tabular-nums">
              {record === lastRecord
                ? imports.record(record, words)
                : imports.records(record, lastRecord, words)}
            </span>
            : {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
