export type { LanguageModelV4 as LanguageModel } from '@ai-sdk/provider';
export { type DueDeprecation, dueDeprecations } from './calendar/deprecations.ts';
export {
  type Contract,
  type ContractDeps,
  readAnswer,
} from './contract/contract.ts';
export { shapeOf, unknownFields } from './contract/shape.ts';
export { CoverArt } from './coverart/client.ts';
export { type FakeCoverArt, onePixel, startFakeCoverArt } from './coverart/fake-coverart.ts';
export type { CoverImage } from './coverart/image.ts';
export { coverArtAddress, coverArtLimits, coverImageLimits } from './coverart/limits.ts';
export { type DeliveryDeps, deliveryLimits, fetchReport } from './delivery/report.ts';
export type { Misbehaviour } from './fake/misbehaviour.ts';
export { compatible, compatibleModel } from './language/compatible.ts';
export { fakeCompatibleModel, startFakeCompatible } from './language/fake/compatible.ts';
export { startFakeGemini } from './language/fake/gemini.ts';
export type { FakeModelServer } from './language/fake/model-server.ts';
export { startFakePerplexity } from './language/fake/perplexity.ts';
export { google, googleAddress, googleModel } from './language/google.ts';
export { languageLimits } from './language/limits.ts';
export { modelUsage } from './language/model-usage.ts';
export {
  perplexity,
  perplexityAddress,
  perplexityModel,
} from './language/perplexity/agent-model.ts';
export { languageProviders } from './language/providers.ts';
export { refusalOf, wasNotBilled } from './language/what-went-wrong.ts';
export {
  Lastfm,
  type LastfmKey,
  mostScrobblesAtOnce,
  recentPageLength,
  type Scrobble,
} from './lastfm/client.ts';
export { type FakeLastfm, startFakeLastfm } from './lastfm/fake-lastfm.ts';
export { lastfmAddress, lastfmApprovalUrl, lastfmLimits } from './lastfm/limits.ts';
export { ListenBrainz, listenPageLength } from './listenbrainz/client.ts';
export { type FakeListenBrainz, startFakeListenBrainz } from './listenbrainz/fake-listenbrainz.ts';
export {
  listenBrainzAddress,
  listenBrainzLabsAddress,
  listenBrainzLabsLimits,
  listenBrainzLimits,
} from './listenbrainz/limits.ts';
export type { MlflowRun } from './mlflow/answers.ts';
export { artifactPath } from './mlflow/artifact-path.ts';
export { mlflowAuthorization } from './mlflow/authorization.ts';
export {
  Mlflow,
  type MlflowBatch,
  type MlflowMetric,
  type MlflowPair,
} from './mlflow/client.ts';
export { type FakeMlflow, startFakeMlflow } from './mlflow/fake/fake-mlflow.ts';
export { mlflowArtifactLimits, mlflowLimits, mlflowMost } from './mlflow/limits.ts';
export { MusicBrainz } from './musicbrainz/client.ts';
export { startFakeMusicBrainz } from './musicbrainz/fake-musicbrainz.ts';
export { musicBrainzAddress, musicBrainzLimits } from './musicbrainz/limits.ts';
export { type NpmPackage, Osv, type OsvRecord } from './osv/client.ts';
export { type FakeOsv, startFakeOsv } from './osv/fake-osv.ts';
export { osvAddress, osvLimits } from './osv/limits.ts';
export type { Answer } from './policy/attempt.ts';
export { fleetingPauses } from './policy/fleeting-pauses.ts';
export { type Limits, usualLimits } from './policy/limits.ts';
export { type Call, type Priority, Provider, type ProviderDeps } from './policy/provider.ts';
export { type PrometheusDeps, prometheusLimits, queryPrometheus } from './prometheus/query.ts';
export { S3Bucket, type S3Place } from './s3/bucket.ts';
export { type FakeS3, fakeS3Keys, startFakeS3 } from './s3/fake/fake-s3.ts';
export { s3FileLimits, s3Limits } from './s3/limits.ts';
export type { SpotifyTrack } from './spotify/answers.ts';
export {
  mostItemsAtOnce,
  type PlaybackCommand,
  SpotifyApi,
  type SpotifyHolder,
} from './spotify/api.ts';
export { type FakeSpotify, startFakeSpotify } from './spotify/fake/fake-spotify.ts';
export {
  type SpotifyAddresses,
  spotifyAccountsLimits,
  spotifyAddresses,
  spotifyIdentityLimits,
  spotifyLimits,
} from './spotify/limits.ts';
export { type RemovedCall, removedCalls } from './spotify/removed.ts';
export { newProofKey, SpotifyAccounts, type SpotifyTokens } from './spotify/sign-in.ts';
