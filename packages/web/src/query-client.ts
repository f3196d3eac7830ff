import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut } from './account/account-api.ts';
import { isPassing, waitMs } from './problem.ts';

/** How often what cannot be asked is tried again, ms. */
const retryMs = 3000;

/** When to ask again for what everything hangs on: when the server said, else every few seconds. */
export function untilAnswered({
  state,
}: {
  readonly state: { readonly status: string; readonly error: Error | null };
}): number | false {
  if (state.status !== 'error') return false;
  return Math.max(retryMs, waitMs(state.error));
}

/** A refetched shelf is a new set of impressions: only what the listener does asks for one. */
export function queryClient(): QueryClient {
  /** A session that has ended, noticed by whatever is asked next, opens the page to sign in. */
  const onError = (error: Error) => {
    if (isSignedOut(error)) client.setQueryData(['account'], null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The server may be this machine: without a network it is asked all the same.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures === 0 && isPassing(error),
        staleTime: 60_000,
      },
    },
  });
  return client;
}
