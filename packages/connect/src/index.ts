export type { ApiDeps } from './api/api.ts';
export * from './clients.ts';
export {
  type Contract,
  type ContractDeps,
  type Misfit,
  type Quarantine,
  readAnswer,
} from './contract/contract.ts';
export { shapeOf, unknownFields } from './contract/shape.ts';
export { type Fault, faults } from './fake/fake-server.ts';
export { type FakeLastfm, openFakeLastfm } from './fake/lastfm.ts';
export { type FakeListenBrainz, openFakeListenBrainz } from './fake/listenbrainz.ts';
export { type FakeMusicBrainz, openFakeMusicBrainz } from './fake/musicbrainz.ts';
export * from './lastfm/client.ts';
export * from './listenbrainz/client.ts';
export * from './musicbrainz/client.ts';
export type { Answer } from './policy/attempt.ts';
export { type Limits, usualLimits } from './policy/limits.ts';
export { fleetingPauses, type Pauses } from './policy/pauses.ts';
export { type Call, type Priority, Provider, type ProviderDeps } from './policy/provider.ts';
