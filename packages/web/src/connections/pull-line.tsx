import { useChange } from '../account/use-change.ts';
import type { Listener, ScrobbleAccount } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';

interface PullLineProps {
  readonly listener: Listener;
  readonly account: ScrobbleAccount;
}

/** Reading a history: begun, followed, ended. */
export function PullLine({ listener, account: { service, knownTo, lastPull } }: PullLineProps) {
  const {
    connections,
    connections: { accounts: words },
  } = pageMessages;
  const { number, dayTime } = useWords();
  const begin = useChange('scrobble-accounts', (again: boolean) =>
    connectionsApi.pull(listener.id, service, again),
  );
  const end = useChange('scrobble-accounts', () => connectionsApi.cancelPull(listener.id, service));
  const underWay = isUnderWay(lastPull);
  const error = begin.error ?? end.error;
  return (
    <>
      {lastPull && (
        <div role="status" className="mt-3 text-small text-soft">
          {underWay && <progress className="hairline-progress mb-2" aria-label={words.pull} />}
          {connections.states[lastPull.state]}:{' '}
          {underWay
            ? words.progress(
                number(lastPull.read),
                number(lastPull.added),
                lastPull.reached === null ? null : dayTime(lastPull.reached, listener.timeZone),
              )
            : words.ended(
                number(lastPull.added),
                number(lastPull.duplicates),
                number(lastPull.rejected),
              )}
          {lastPull.failure && <p className="text-warn">{lastPull.failure.message}</p>}
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {underWay ? (
          <button type="button" className="button" onClick={() => end.mutate(undefined)}>
            {connections.cancel}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="button"
              disabled={begin.isPending}
              onClick={() => begin.mutate(false)}
            >
              {knownTo === null ? words.pull : words.pullNew}
            </button>
            {knownTo !== null && (
              <button type="button" className="word" onClick={() => begin.mutate(true)}>
                {words.pullAgain}
              </button>
            )}
          </>
        )}
      </div>
      {error && <ProblemText problem={problemOf(error)} />}
    </>
  );
}
