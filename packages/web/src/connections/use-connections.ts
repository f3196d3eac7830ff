import { useQuery } from '@tanstack/react-query';
import { accountApi } from '../account/account-api.ts';
import { whileUnderWay } from '../frame/under-way.ts';
import { connectionsApi } from './connections-api.ts';

export function useSpotify(listener: number) {
  return useQuery({
    queryKey: ['spotify', listener],
    queryFn: () => connectionsApi.spotify(listener),
    refetchInterval: whileUnderWay(({ library }) => [library]),
  });
}

export function useScrobbleAccounts(listener: number) {
  return useQuery({
    queryKey: ['scrobble-accounts', listener],
    queryFn: () => connectionsApi.accounts(listener),
    refetchInterval: whileUnderWay(({ accounts }) => accounts.map(({ lastPull }) => lastPull)),
  });
}

export function useEnrichment(listener: number) {
  return useQuery({
    queryKey: ['enrichment', listener],
    queryFn: () => connectionsApi.enrichment(listener),
    refetchInterval: whileUnderWay(({ run }) => [run]),
  });
}

export function useWebhooks() {
  return useQuery({ queryKey: ['webhooks'], queryFn: connectionsApi.webhooks });
}

/** Keys with which players tell what is played for a listener. */
export function usePlayerKeys(listener: number) {
  return useQuery({
    queryKey: ['keys'],
    queryFn: accountApi.keys,
    select: ({ keys }) =>
      keys.filter((key) => key.listener === listener && key.scopes.includes('scrobble')),
  });
}
