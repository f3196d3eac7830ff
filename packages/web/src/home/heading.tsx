import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Listener, Statistics } from '../api.generated.ts';
import { api } from '../api.ts';
import { isReported, useLastImport } from '../frame/last-import.ts';
import { useMessages } from '../messages/use-messages.ts';
import { partOfWeek } from '../words/now-words.ts';
import { useWords } from '../words/use-words.ts';
import { localHour } from '../words/words.ts';
import { HistoryLine } from './history-line.tsx';
import { ProofOffer } from './proof-offer.tsx';
import { useMinute } from './use-home.ts';

const ImportReport = lazy(async () => ({
  default: (await import('./import-report.tsx')).ImportReport,
}));

interface HeadingProps {
  readonly listener: Listener;
  readonly statistics: Statistics | null;
}

/** The moment, in a sentence of the listener's own week; what is known; what came in last. */
export function Heading({ listener, statistics }: HeadingProps) {
  const { status: lastImport, dismiss } = useLastImport();
  const { home } = useMessages();
  const words = useWords();
  const now = useMinute();
  const here = statistics && partOfWeek(statistics.clock, localHour(now, statistics.timeZone));
  return (
    <header className="flex min-h-72 flex-col pt-1 pb-4 lg:min-h-96 lg:pt-16 lg:pb-8">
      <p className="text-small text-soft">
        {words.date(now, listener.timeZone)}, {words.time(now, listener.timeZone)}
        {listener.demo && ` · ${home.fictional}`}
      </p>
      {statistics && here && (
        <>
          <h1 className="mt-3 max-w-[16ch] text-story">
            {home.now(here.loudness, words.weekday(here.weekday, 'long'), here.part)}
          </h1>
          <div className="mt-3 max-w-prose lg:mt-5">
            <HistoryLine statistics={statistics} />
          </div>
        </>
      )}
      {lastImport && isReported(lastImport, listener) && (
        <Suspense>
          <ImportReport status={lastImport} onDismiss={dismiss} />
        </Suspense>
      )}
      {/* At the foot of a height that is kept: what comes above it moves nothing. */}
      <p className="mt-auto -ml-2 flex flex-wrap items-center pt-2">
        <ProofOffer listener={listener.id} />
        <Link to="/import" className="word">
          {listener.demo ? home.bringYourOwn : home.importMore}
        </Link>
        {listener.demo && <LeaveDemo />}
      </p>
    </header>
  );
}

function LeaveDemo() {
  const { home } = useMessages();
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
        {home.leaveDemo}
      </button>
      {leave.error && <span className="px-2 text-small text-warn">{home.demoStays}</span>}
    </>
  );
}
