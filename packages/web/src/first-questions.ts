import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { accountApi } from './account/account-api.ts';
import { linkIn } from './account/links.ts';
import { api } from './api.ts';
import { untilAnswered } from './query-client.ts';

/** Who is signed in; null for nobody. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: accountApi.account,
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: untilAnswered,
});

/** What there is. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: api.overview,
  refetchInterval: untilAnswered,
});

/** Asks at once for what every page begins with; a one-time link needs neither. */
export function askFirst(client: QueryClient): void {
  if (linkIn(location) !== null) return;
  void client.prefetchQuery(accountQuery);
  void client.prefetchQuery(overviewQuery);
}
