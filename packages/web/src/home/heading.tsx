import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportStatus, Listener, Statistics } from '../api.generated.ts';
import { api } from '../api.ts';
import { FilesRead } from '../onboarding/files-read.tsx';
import { totalsSentence } from '../words/import-words.ts';
import { nowSentence } from '../words/now-words.ts';
import { useWords } from '../words/use-words.ts';
import { localHour } from '../words/words.ts';
import { HistoryLine } from './history-line.tsx';
import { useMinute } from './use-home.ts';

interface HeadingProps {
  readonly listener: Listener;
  readonly statistics: Statistics | null;
  readonly lastImport: ImportStatus | null;
  readonly onImportMore: () => void;
}

/** The moment, in a sentence of the listener's own week; what is known; what came in last. */
export function Heading({ listener, statistics, lastImport, onImportMore }: HeadingProps) {
  const words = useWords();
  const now = useMinute();
  return (
    <header className="min-h-64 pt-8 pb-8 lg:pt-16">
      <p className="text-small text-soft">
        {words.date(now, listener.timeZone)}, {words.time(now, listener.timeZone)}
      </p>
      {statistics && (
        <>
          <h1 className="mt-3 max-w-[16ch] text-story">
            {nowSentence(statistics.clock, localHour(now, statistics.timeZone), (weekday) =>
              words.weekday(weekday, 'long'),
            )}
          </h1>
          <div className="mt-5 max-w-prose">
            <HistoryLine statistics={statistics} />
          </div>
        </>
      )}
      {lastImport && !listener.demo && (
        <div className="mt-4 max-w-prose text-small text-soft">
          <p>{totalsSentence(lastImport.totals, words)}</p>
          {(lastImport.totals.rejected > 0 || lastImport.skipped.length > 0) && (
            <details className="fold">
              <summary>File by file</summary>
              <FilesRead status={lastImport} />
            </details>
          )}
        </div>
      )}
      <p className="-ml-2 mt-2 flex flex-wrap items-center">
        <button type="button" onClick={onImportMore} className="word">
          {listener.demo ? 'Bring your own history' : 'Import more'}
        </button>
        {listener.demo && <LeaveDemo />}
      </p>
    </header>
  );
}

function LeaveDemo() {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: api.leaveDemo,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['overview'] }),
  });
  return (
    <>
      <button
        type="button"
        disabled={leave.isPending}
        onClick={() => leave.mutate()}
        className="word"
      >
        Leave the demo
      </button>
      <span className="px-2 text-faint text-small">
        {leave.error ? 'The demo could not be removed.' : 'This listener is fictional.'}
      </span>
    </>
  );
}
