import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import type { Account } from '../api.generated.ts';
import { accountQuery } from '../first-questions.ts';
import { ServerTrouble } from '../frame/server-trouble.tsx';
import { WaitingPage } from '../parts/waiting.tsx';
import { AccountContext } from './account-context.ts';
import { FollowLink } from './follow-link.tsx';
import { linkIn } from './links.ts';
import { SignIn } from './sign-in.tsx';

interface GateProps {
  readonly children: ReactNode;
}

/** Lets in who is signed in; whenever that ends, it leads to signing in and back to the same page. */
export function Gate({ children }: GateProps) {
  const queries = useQueryClient();
  const [link, setLink] = useState(() => linkIn(location));
  const account = useQuery({
    ...accountQuery,
    enabled: link === null,
  });
  const enter = useCallback(
    (signedIn: Account) => {
      // What was asked for before may be somebody else's.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'account' });
      queries.setQueryData(['account'], signedIn);
      if (link !== null) history.replaceState(null, '', '/');
      setLink(null);
    },
    [queries, link],
  );
  if (link !== null) return <FollowLink link={link} onSignedIn={enter} />;
  if (account.data === undefined) {
    return account.error ? <ServerTrouble error={account.error} /> : <WaitingPage />;
  }
  if (account.data === null) return <SignIn onSignedIn={enter} />;
  return <AccountContext value={account.data}>{children}</AccountContext>;
}
