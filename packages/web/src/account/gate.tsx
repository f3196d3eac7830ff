import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { Account } from '../api.generated.ts';
import { accountQuery } from '../first-questions.ts';
import { ServerTrouble } from '../frame/server-trouble.tsx';
import { WaitingPage } from '../parts/waiting.tsx';
import { AccountContext, ClosedContext } from './account-context.ts';
import { linkIn } from './links.ts';

// Who is signed in, which is almost always, needs neither.
const FollowLink = lazy(async () => ({ default: (await import('./follow-link.tsx')).FollowLink }));
const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }));

interface GateProps {
  readonly children: ReactNode;
}

/** Lets in who is signed in; whenever that ends, it leads to signing in and back to the same page. */
export function Gate({ children }: GateProps) {
  const queries = useQueryClient();
  const [link, setLink] = useState(() => linkIn(location));
  const [closed, setClosed] = useState(false);
  const account = useQuery({
    ...accountQuery,
    enabled: link === null,
  });
  const enter = useCallback(
    (signedIn: Account) => {
      // Whoever comes after an account was deleted begins anew, and nothing of it stays in the page.
      if (closed) return location.replace('/');
      // What was asked for before may be somebody else's.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'account' });
      queries.setQueryData(['account'], signedIn);
      if (link !== null) history.replaceState(null, '', '/');
      setLink(null);
    },
    [queries, link, closed],
  );
  /** Takes the page away at once: there is nobody left for whom it could ask. */
  const leave = useCallback(() => {
    setClosed(true);
    queries.setQueryData(['account'], null);
  }, [queries]);
  if (link !== null) {
    return (
      <Suspense fallback={<WaitingPage />}>
        <FollowLink link={link} onSignedIn={enter} />
      </Suspense>
    );
  }
  if (account.data === undefined && !closed) {
    return account.error ? <ServerTrouble error={account.error} /> : <WaitingPage />;
  }
  if (closed || account.data == null) {
    return (
      <Suspense fallback={<WaitingPage />}>
        <SignIn isClosed={closed} onSignedIn={enter} />
      </Suspense>
    );
  }
  return (
    <AccountContext value={account.data}>
      <ClosedContext value={leave}>{children}</ClosedContext>
    </AccountContext>
  );
}
