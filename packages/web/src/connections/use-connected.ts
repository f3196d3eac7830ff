import type { PageMessages } from '../messages/messages.ts';
import {
  useEnrichment,
  usePlayerKeys,
  useScrobbleAccounts,
  useSpotify,
  useWebhooks,
} from './use-connections.ts';

export type ServiceName = keyof PageMessages['connections']['services'];

/** Who is asked or told something for a listener. */
export function useConnected(listener: number): ReadonlySet<ServiceName> {
  const spotify = useSpotify(listener);
  const accounts = useScrobbleAccounts(listener);
  const enrichment = useEnrichment(listener);
  const keys = usePlayerKeys(listener);
  const webhooks = useWebhooks();
  const own = webhooks.data?.webhooks.filter((one) => one.listener === listener) ?? [];
  const names: ServiceName[] = [
    ...(spotify.data?.connection ? (['spotify'] as const) : []),
    ...(accounts.data?.accounts.map(({ service }) => service) ?? []),
    ...(enrichment.data?.allowed ?? []),
    ...(keys.data?.length ? (['players'] as const) : []),
    ...(own.length > 0 ? (['webhooks'] as const) : []),
  ];
  return new Set(names);
}
