import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { NewScrobbleAccountInput, ScrobbleAccount } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { connectionsApi } from './connections-api.ts';

interface ConnectAccountProps {
  readonly listener: number;
  readonly service: ScrobbleAccount['service'];
  /** Whether it begins with the way that lets plays be sent there. */
  readonly toSend?: boolean;
  readonly onConnected?: () => void;
}

/** By name to read alone; with a token, or an approval at Last.fm, to send plays too. */
export function ConnectAccount({
  listener,
  service,
  toSend: beginsToSend = false,
  onConnected,
}: ConnectAccountProps) {
  const {
    connections,
    connections: { accounts: words },
  } = pageMessages;
  const [toSend, setToSend] = useState(beginsToSend);
  const connecting = useChange('scrobble-accounts', (given: NewScrobbleAccountInput) =>
    connectionsApi.connect(listener, service, given),
  );
  const connectWith = (given: NewScrobbleAccountInput) =>
    connecting.mutate(given, onConnected && { onSuccess: onConnected });
  const connect = (
    <div>
      <button type="submit" disabled={connecting.isPending} className="button">
        {connections.connect}
      </button>
    </div>
  );
  return (
    <>
      {!toSend && (
        <Form onSend={(values) => connectWith({ user: textOf(values, 'user') })}>
          <Field label={words.name} name="user" autoComplete="username" />
          {connect}
        </Form>
      )}
      {toSend && service === 'listenbrainz' && (
        <Form onSend={(values) => connectWith({ token: textOf(values, 'token') })}>
          <Field label={words.token} name="token" type="password" hint={words.tokenHint} />
          {connect}
        </Form>
      )}
      {toSend && service === 'lastfm' && (
        <Approve
          listener={listener}
          isPending={connecting.isPending}
          onApproved={(token) => connectWith({ token })}
        />
      )}
      <p className="mt-3">
        <button type="button" className="word -ml-2" onClick={() => setToSend(!toSend)}>
          {toSend ? words.withName : words.withToken}
        </button>
      </p>
      {connecting.error && <ProblemText problem={problemOf(connecting.error)} />}
    </>
  );
}

interface ApproveProps {
  readonly listener: number;
  readonly isPending: boolean;
  readonly onApproved: (token: string) => void;
}

/** Last.fm's way: a token, which the listener allows on its page. */
function Approve({ listener, isPending, onApproved }: ApproveProps) {
  const {
    connections: { accounts: words },
  } = pageMessages;
  const asking = useMutation({ mutationFn: () => connectionsApi.approval(listener) });
  const { token, url } = asking.data ?? {};
  return (
    <div className="mt-6">
      {token === undefined ? (
        <button
          type="button"
          className="button"
          disabled={asking.isPending}
          onClick={() => asking.mutate()}
        >
          {words.askApproval}
        </button>
      ) : (
        <>
          <p className="mb-4 text-small text-soft">{words.approveHint}</p>
          <div className="flex flex-wrap items-center gap-3">
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              className="button inline-flex items-center"
            >
              {words.approve}
            </a>
            <button
              type="button"
              className="button button-second"
              disabled={isPending}
              onClick={() => onApproved(token)}
            >
              {words.approved}
            </button>
          </div>
        </>
      )}
      {asking.error && <ProblemText problem={problemOf(asking.error)} />}
    </div>
  );
}
