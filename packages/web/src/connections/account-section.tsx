import { useChange } from '../account/use-change.ts';
import type { KnownProvider, Listener, ScrobbleAccount } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { ConnectAccount } from './connect-account.tsx';
import { connectionsApi } from './connections-api.ts';
import { Forwarding } from './forwarding.tsx';
import { PullLine } from './pull-line.tsx';

interface AccountSectionProps {
  readonly listener: Listener;
  readonly service: ScrobbleAccount['service'];
  readonly account: ScrobbleAccount | undefined;
  readonly known: KnownProvider | undefined;
  /** Why nothing is known of it. */
  readonly error: Error | null;
}

/** An account at a service that keeps plays. */
export function AccountSection(props: AccountSectionProps) {
  const { listener, service, account, known, error } = props;
  const {
    connections,
    connections: { accounts: words },
  } = pageMessages;
  const { dayTime } = useWords();
  const name = connections.services[service];
  const leaving = useChange('scrobble-accounts', () =>
    connectionsApi.disconnect(listener.id, service),
  );
  return (
    <Section title={name} errors={[error, leaving.error]}>
      <p className="mt-3 text-soft">{words.what[service]}</p>
      {known?.isSetUp === false && (
        <p className="mt-4">
          <strong>{connections.notSetUp}.</strong> {connections.askOperator} {words.lastfmSetUp}
        </p>
      )}
      {known?.isSetUp === true && account === undefined && (
        <ConnectAccount listener={listener.id} service={service} />
      )}
      {account && (
        <>
          <p className="mt-4">
            <strong>{connections.connected}</strong> {words.as(account.user)}
          </p>
          <p className="mt-1 text-soft">
            {account.knownTo === null
              ? words.notRead
              : words.knownTo(dayTime(account.knownTo, listener.timeZone))}
          </p>
          <PullLine listener={listener} account={account} />
          <Forwarding listener={listener} account={account} />
          <p className="mt-4 -ml-2">
            <Confirmed
              does={connections.disconnect}
              label={`${connections.disconnect}: ${name}`}
              means={words.disconnectMeans}
              onConfirm={() => leaving.mutate(undefined)}
            />
          </p>
        </>
      )}
    </Section>
  );
}
