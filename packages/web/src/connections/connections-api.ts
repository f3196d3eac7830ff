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
import { ask, get, tell } from '../api.ts';

type Service = ScrobbleAccount['service'];

const accounts = (listener: number) => `/listeners/${listener}/scrobble-accounts`;
const account = (listener: number, service: Service) => `${accounts(listener)}/${service}`;

/** Services of the world outside, as far as a listener connects them. Each rejects with an `ApiProblem`. */
export const connectionsApi = {
  spotify: (listener: number) => get<SpotifyStatus>('/spotify', { listener }),
  playing: (listener: number) => get<SpotifyPlaying>('/spotify/playing', { listener }),
  connectSpotify: (listener: number) =>
    ask<SpotifySignIn>('POST', '/spotify/connect', { query: { listener } }),
  disconnectSpotify: (listener: number) => tell('DELETE', '/spotify', { query: { listener } }),
  readLibrary: (listener: number) => tell('POST', '/spotify/library', { query: { listener } }),

  accounts: (listener: number) => get<ScrobbleAccounts>(accounts(listener)),
  connect: (listener: number, service: Service, given: NewScrobbleAccountInput) =>
    ask<ScrobbleAccount>('PUT', account(listener, service), { body: given }),
  approval: (listener: number) => ask<Approval>('POST', `${account(listener, 'lastfm')}/approval`),
  setForwards: (listener: number, service: Service, forwards: boolean) =>
    tell('PATCH', account(listener, service), { body: { forwards } }),
  disconnect: (listener: number, service: Service) => tell('DELETE', account(listener, service)),
  retryGivenUp: (listener: number, service: Service) =>
    tell('POST', `${account(listener, service)}/retry`),
  pull: (listener: number, service: Service, again: boolean) =>
    tell('POST', `${account(listener, service)}/pull`, { body: { again } }),
  cancelPull: (listener: number, service: Service) =>
    tell('DELETE', `${account(listener, service)}/pull`),

  enrichment: (listener: number) => get<Enrichment>(`/listeners/${listener}/enrichment`),
  allow: (listener: number, consent: EnrichmentConsent) =>
    tell('PUT', `/listeners/${listener}/enrichment`, { body: consent }),
  enrich: (listener: number) => tell('POST', `/listeners/${listener}/enrichment/run`),
  cancelEnrichment: (listener: number) => tell('DELETE', `/listeners/${listener}/enrichment/run`),

  webhooks: () => get<Webhooks>('/webhooks'),
  addWebhook: (webhook: NewWebhookInput) =>
    ask<MadeWebhook>('POST', '/webhooks', { body: webhook }),
  setEnabled: (id: number, enabled: boolean) =>
    tell('PATCH', `/webhooks/${id}`, { body: { enabled } }),
  removeWebhook: (id: number) => tell('DELETE', `/webhooks/${id}`),
  testWebhook: (id: number) => tell('POST', `/webhooks/${id}/test`),
  deliveries: (id: number) => get<Deliveries>(`/webhooks/${id}/deliveries`, { limit: 10 }),
  redeliver: (id: number, delivery: number) =>
    tell('POST', `/webhooks/${id}/deliveries/${delivery}/redeliver`),
};
