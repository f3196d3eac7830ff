import { useChange } from '../account/use-change.ts';
import type { Listener, ScrobbleAccount } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Check } from '../parts/check.tsx';
import { Row } from '../parts/section.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { ConnectAccount } from './connect-account.tsx';
import { connectionsApi } from './connections-api.ts';

interface ForwardingProps {
  readonly listener: Listener;
  readonly account: ScrobbleAccount;
}

/** Whether new plays go there, what waits, what does not arrive and why. */
export function Forwarding({ listener, account }: ForwardingProps) {
  const { service, forwards, waiting, givenUp, lastGivenUp, problem } = account;
  const {
    connections: { accounts: words },
  } = pageMessages;
  const { number, dayTime } = useWords();
  const setting = useChange('scrobble-accounts', (wanted: boolean) =>
    connectionsApi.setForwards(listener.id, service, wanted),
  );
  const retrying = useChange('scrobble-accounts', () =>
    connectionsApi.retryGivenUp(listener.id, service),
  );
  return (
    <>
      <div className="checks">
        <Check
          label={words.forwards}
          hint={words.forwardsHint}
          checked={forwards}
          disabled={setting.isPending}
          onChange={(wanted) => setting.mutate(wanted)}
        />
      </div>
      {setting.error && (
        <div role="alert" className="mt-3">
          {problemOf(setting.error).code === 'provider-consent-needed' ? (
            <>
              <p className="text-warn">{words.needsToken}</p>
              <ConnectAccount
                toSend
                listener={listener.id}
                service={service}
                onConnected={() => setting.mutate(true)}
              />
            </>
          ) : (
            <ProblemText problem={problemOf(setting.error)} />
          )}
        </div>
      )}
      {problem !== null && <p className="mt-3 text-warn">{words.problem(problem)}</p>}
      {waiting > 0 && <p className="mt-3 text-soft">{words.waiting(waiting, number(waiting))}</p>}
      {givenUp > 0 && (
        <details className="fold mt-3">
          <summary>{words.givenUp(givenUp, number(givenUp))}</summary>
          <ul className="pb-3 text-small">
            {lastGivenUp.map(({ startedAt, title, artist, reason }) => (
              <Row
                key={`${startedAt} ${title}`}
                title={`${artist} – ${title}`}
                detail={`${dayTime(startedAt, listener.timeZone)}: ${reason}`}
              />
            ))}
          </ul>
          <button type="button" className="button mb-4" onClick={() => retrying.mutate(undefined)}>
            {words.retry}
          </button>
          {retrying.error && <ProblemText problem={problemOf(retrying.error)} />}
        </details>
      )}
    </>
  );
}
