import type {
  Approval,
  Deliveries,
  Enrichment,
  EnrichmentConsent,
  MadeWebhook,
  NewScrobbleAccountInput,
  NewWebhookInput,
  ScrobbleAccount,
  ScrobbleAccounts,
  SpotifyPlaying,
  SpotifySignIn,
  SpotifyStatus,
  Webhooks,
} from '../api.generated.ts';
import { apiUrl, get, send } from '../api.ts';

type Service = ScrobbleAccount['service'];

const accounts = (listener: number) => `/listeners/${listener}/scrobble-accounts`;
const account = (listener: number, service: Service) => `${accounts(listener)}/${service}`;

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  return (await send(method, apiUrl(path), body)).json();
}

async function tell(method: string, path: string, body?: object): Promise<void> {
  await send(method, apiUrl(path), body);
}

/** Services of the world outside, as far as a listener connects them. Each rejects with an `ApiProblem`. */
export const connectionsApi = {
  spotify: (listener: number) => get<SpotifyStatus>('/spotify', { listener }),
  playing: (listener: number) => get<SpotifyPlaying>('/spotify/playing', { listener }),
  connectSpotify: (listener: number) =>
    ask<SpotifySignIn>('POST', `/spotify/connect?listener=${listener}`),
  disconnectSpotify: (listener: number) => tell('DELETE', `/spotify?listener=${listener}`),
  readLibrary: (listener: number) => tell('POST', `/spotify/library?listener=${listener}`),

  accounts: (listener: number) => get<ScrobbleAccounts>(accounts(listener)),
  connect: (listener: number, service: Service, given: NewScrobbleAccountInput) =>
    ask<ScrobbleAccount>('PUT', account(listener, service), given),
  approval: (listener: number) => ask<Approval>('POST', `${account(listener, 'lastfm')}/approval`),
  setForwards: (listener: number, service: Service, forwards: boolean) =>
    tell('PATCH', account(listener, service), { forwards }),
  disconnect: (listener: number, service: Service) => tell('DELETE', account(listener, service)),
  retryGivenUp: (listener: number, service: Service) =>
    tell('POST', `${account(listener, service)}/retry`),
  pull: (listener: number, service: Service, again: boolean) =>
    tell('POST', `${account(listener, service)}/pull`, { again }),
  cancelPull: (listener: number, service: Service) =>
    tell('DELETE', `${account(listener, service)}/pull`),

  enrichment: (listener: number) => get<Enrichment>(`/listeners/${listener}/enrichment`),
  allow: (listener: number, consent: EnrichmentConsent) =>
    tell('PUT', `/listeners/${listener}/enrichment`, consent),
  enrich: (listener: number) => tell('POST', `/listeners/${listener}/enrichment/run`),
  cancelEnrichment: (listener: number) => tell('DELETE', `/listeners/${listener}/enrichment/run`),

  webhooks: () => get<Webhooks>('/webhooks'),
  addWebhook: (webhook: NewWebhookInput) => ask<MadeWebhook>('POST', '/webhooks', webhook),
  setEnabled: (id: number, enabled: boolean) => tell('PATCH', `/webhooks/${id}`, { enabled }),
  removeWebhook: (id: number) => tell('DELETE', `/webhooks/${id}`),
  testWebhook: (id: number) => tell('POST', `/webhooks/${id}/test`),
  deliveries: (id: number) => get<Deliveries>(`/webhooks/${id}/deliveries`, { limit: 10 }),
  redeliver: (id: number, delivery: number) =>
    tell('POST', `/webhooks/${id}/deliveries/${delivery}/redeliver`),
};
