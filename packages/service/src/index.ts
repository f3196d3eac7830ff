export * from './accounts/claim-instance.ts';
export { closeAccount } from './accounts/close-account.ts';
export * from './accounts/invite-listener.ts';
export * from './accounts/reset-password.ts';
export type { NewAccount } from './accounts/use-link.ts';
export { readAnswerContent } from './assistant/answer-content.ts';
export { applyChange } from './assistant/apply-change.ts';
export { Assistant, interpreter } from './assistant/assistant.ts';
export type { Card } from './assistant/card.ts';
export { Change } from './assistant/change.ts';
export type { ChatEvent, Decided } from './assistant/chat-event.ts';
export type { AssistantDeps } from './assistant/deps.ts';
export { Research } from './assistant/research.ts';
export { tools } from './assistant/tools/all-tools.ts';
export { inputs } from './assistant/tools/inputs.ts';
export { statistics as statisticsTool } from './assistant/tools/statistics.ts';
export type { AssistantToolOf, ToolContext } from './assistant/tools/tool.ts';
export { type UnderstoodPlaylist, understandPlaylist } from './assistant/understand-playlist.ts';
export { type LatestLook, latestLook } from './autopilot/advise.ts';
export { type Agent, makeAgent } from './autopilot/agent.ts';
export { checkAgentInLog, outsideAgent } from './autopilot/agent-in-log.ts';
export { type AgentStanding, agentStanding } from './autopilot/agent-standing.ts';
export { type AgentSurroundings, allAgents } from './autopilot/all-agents.ts';
export { settingsWith } from './autopilot/cache/cache-acts.ts';
export { cacheAgent } from './autopilot/cache/cache-agent.ts';
export { askedOfRedis, redisPolicies, redisRatio } from './autopilot/cache/simulate-redis.ts';
export {
  partOf,
  simulatedRatio,
  tracesOfNamespace,
} from './autopilot/cache/simulate-settings.ts';
export * from './autopilot/cache/trace-of-watches.ts';
export { tendUnderAgent } from './autopilot/model/tend-under-agent.ts';
export { decisionKinds } from './autopilot/note-act.ts';
export * from './autopilot/operate-agents.ts';
export type { Refusal } from './autopilot/pass-gate.ts';
export type { Advice, Proposal } from './autopilot/proposal.ts';
export { type Replayed, replayDecisions } from './autopilot/replay-decisions.ts';
export { type AgentRun, runAgent } from './autopilot/run-agent.ts';
export { enqueueRun, scheduleAgents } from './autopilot/schedule-agents.ts';
export { exposedFiles } from './autopilot/security/find-exposed.ts';
export {
  findWeaknesses,
  type Weakness,
  type WeaknessCode,
  weaknesses,
} from './autopilot/security/find-weaknesses.ts';
export { nodeReleases } from './autopilot/security/node-releases.ts';
export { observeSecurity } from './autopilot/security/observe-security.ts';
export { sayWeakness, weaknessAdvice } from './autopilot/security/say-weakness.ts';
export { type VerifiedLog, verifyLog } from './autopilot/verify-log.ts';
export * from './backtest/backtest-listener.ts';
export { copyStore } from './backup/copy-store.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { besideBackup, verifyBackup } from './backup/verify-backup.ts';
export { type BackupRequest, type WrittenBackup, writeBackup } from './backup/write-backup.ts';
export * from './budget/describe-limit.ts';
export * from './budget/paid-purposes.ts';
export * from './budget/price-call.ts';
export * from './budget/spend.ts';
export * from './budget/spending-refused.ts';
export * from './budget/survey-spending.ts';
export * from './budget/write-dollars.ts';
export { type DropWish, dropKept } from './cache/drop-kept.ts';
export { policyCalled } from './cache/known-policy.ts';
export { listenerTag } from './cache/listener-tag.ts';
export * from './cache/namespaces.ts';
export { SampledTrace } from './cache/sampled-trace.ts';
export type { WatchedSum } from './cache/sum-watches.ts';
export { type CacheSurvey, type SurveyedProcess, surveyCache } from './cache/survey-cache.ts';
export { type RedisSurvey, type RedisWarning, warningsOf } from './cache/survey-redis.ts';
export { tellSettings } from './cache/tell-settings.ts';
export { CacheWatcher, watchesKeptMs } from './cache/watch-cache.ts';
export { findSimilar } from './catalogue/find-similar.ts';
export { findArtistsCalled, findSongs, type SongName } from './catalogue/find-songs.ts';
export { findTag } from './catalogue/find-tag.ts';
export { KnownNames } from './catalogue/keep-names.ts';
export { type SearchDeps, searchCatalogue } from './catalogue/search-catalogue.ts';
export * from './corpus/add-corpus.ts';
export { findLogs } from './corpus/open-logs.ts';
export * from './corpus/remove-corpus.ts';
export { Covers, type SongCover } from './covers/covers.ts';
export * from './demo/make-demo.ts';
export * from './demo/remove-demo.ts';
export * from './enrich/allow-services.ts';
export { askAnything } from './enrich/ask-anything.ts';
export { type Enriched, enrichCatalogue } from './enrich/enrich-catalogue.ts';
export type { EnrichClients } from './enrich/enrich-deps.ts';
export {
  enqueueEnrichment,
  enrichedTotals,
  lastEnrichment,
  scheduleEnrichment,
} from './enrich/enrich-in-job.ts';
export { serviceNames } from './enrich/service-names.ts';
export * from './evaluate/compare-models.ts';
export * from './evaluate/evaluate-log.ts';
export * from './evaluate/predict-cases.ts';
export type { PredictMode } from './evaluate/read-cases.ts';
export { readLog, readRows } from './evaluate/read-log.ts';
export * from './explore/bridge-songs.ts';
export type { OwnHistory } from './explore/count-plays.ts';
export * from './explore/describe-artist.ts';
export * from './explore/describe-song.ts';
export * from './explore/draw-taste-map.ts';
export { KnownVectors } from './explore/keep-vectors.ts';
export * from './features/import-features.ts';
export * from './feedback/give-verdict.ts';
export * from './feedback/judge-track.ts';
export * from './feedback/name-exclusions.ts';
export * from './feedback/record-plays.ts';
export { makeFolders } from './folders/make-folders.ts';
export { makeHome } from './folders/make-home.ts';
export { SongPlays } from './identify/keep-song-plays.ts';
export { artistKey } from './identify/name-key.ts';
export * from './identify/review-pairs.ts';
export * from './identify/split-artist.ts';
export type { Findings } from './import/count-findings.ts';
export { type FoundFiles, findFiles, type SkippedFile } from './import/find-files.ts';
export * from './import/import-history.ts';
export * from './import/list-rejected.ts';
export * from './import/preview-files.ts';
export * from './jobs/cancel-job.ts';
export * from './jobs/handle-jobs.ts';
export { type BacktestPayload, fieldsOf, jobKinds, numberIn } from './jobs/job-kinds.ts';
export * from './jobs/read-upload.ts';
export * from './jobs/retry-job.ts';
export * from './jobs/settle-imports.ts';
export { removeUpload, shareUpload } from './jobs/shared-upload.ts';
export * from './jobs/work-off-jobs.ts';
export {
  type Answer,
  type AskDeps,
  type LanguageOffer,
  type Question,
  Questions,
  researchManner,
} from './language/ask-question.ts';
export { type ModelCaller, paidModel } from './language/paid-model.ts';
export { describeAnswering } from './lifecycle/describe-answering.ts';
export { keptFiles } from './lifecycle/kept-files.ts';
export * from './lifecycle/list-models.ts';
export { type ModelStanding, modelStanding } from './lifecycle/model-standing.ts';
export {
  earlierWhole,
  promoteModel,
  rollBackModel,
  startCanary,
} from './lifecycle/promote-model.ts';
export { bringArtifact, isOfPlace, readArtifact } from './lifecycle/read-artifact.ts';
export { lookAtModels, scheduleTending, tendModels } from './lifecycle/tend-models.ts';
export * from './listener/apply-retention.ts';
export * from './listener/choose-listener.ts';
export * from './listener/export-listener.ts';
export * from './listener/export-plays.ts';
export { type ForgetDeps, forgetListener } from './listener/forget-listener.ts';
export { usualShownDays } from './listener/forget-shown.ts';
export * from './listener/retime-source.ts';
export * from './listener/set-retention.ts';
export * from './listener/undo-import.ts';
export {
  type DescribedVersion,
  describeVersion,
  keyOf,
  modelFolder,
  registeredName,
} from './mlflow/describe-version.ts';
export { fileNameOf, filesFrom } from './mlflow/mirror-files.ts';
export type { MlflowDeps, MlflowTarget } from './mlflow/mlflow-deps.ts';
export { type MlflowReport, mlflowReport } from './mlflow/mlflow-state.ts';
export { scheduleMlflow, sendSoon } from './mlflow/schedule-mlflow.ts';
export { type SyncedModels, syncModels } from './mlflow/sync-models.ts';
export { writeCard } from './mlflow/write-card.ts';
export * from './playlist/add-tracks.ts';
export { type PlaylistRules, rulesOf, storedRules } from './playlist/check-rules.ts';
export * from './playlist/export-playlist.ts';
export * from './playlist/fill-playlist.ts';
export * from './playlist/import-playlist.ts';
export { type Mentioned, nameMentioned } from './playlist/name-mentioned.ts';
export { scheduleRefreshes } from './playlist/refresh-playlists.ts';
export * from './playlist/show-entries.ts';
export type { Seeds } from './recommend/choose-songs.ts';
export { countFitting } from './recommend/count-fitting.ts';
export * from './recommend/explain-song.ts';
export type { FilledShelf, RecommendedSong } from './recommend/filled-shelf.ts';
export { SongCatalogue } from './recommend/keep-catalogue.ts';
export { ListenerProfiles } from './recommend/keep-profiles.ts';
export { KeptShelves } from './recommend/keep-shelves.ts';
export { type CatalogueTraits, KnownTraits } from './recommend/keep-traits.ts';
export * from './recommend/load-champion.ts';
export type { Targets } from './recommend/measure-distance.ts';
export { type MoodName, moodNames } from './recommend/moods.ts';
export { type ReasonLanguage, reasonLanguages } from './recommend/phrases/languages.ts';
export type { Sentence } from './recommend/phrases/sentence.ts';
export * from './recommend/recommend-songs.ts';
export { WeighedCauses } from './recommend/weigh-causes.ts';
export type { FeatureSpans, Span, Wishes } from './recommend/wishes.ts';
export { commands as reportCommands } from './report/finding.ts';
export type { ReportSurroundings } from './report/gather-facts.ts';
export { Report } from './report/report-document.ts';
export type { OutdatedPackage } from './report/repository/observe-dependencies.ts';
export type { AskPrometheus, VitalFigure } from './report/running/observe-serving.ts';
export { enqueueReport, scheduleReports } from './report/schedule-report.ts';
export { writeMarkdown } from './report/write-markdown.ts';
export * from './report/write-report.ts';
export * from './scrobble/connect-account.ts';
export { playServiceNames } from './scrobble/find-service.ts';
export { forwardPlays } from './scrobble/forward-plays.ts';
export { pullHistory } from './scrobble/pull-history.ts';
export { enqueuePull, lastPull } from './scrobble/pull-in-job.ts';
export { scheduleForwarding } from './scrobble/schedule-forwarding.ts';
export { lastfmOf, type ScrobbleClients } from './scrobble/scrobble-deps.ts';
export { agreeOnPlace, type ToldPlace } from './shared-files/agree-on-place.ts';
export type { SharedFiles } from './shared-files/shared-files.ts';
export { SharedFolder } from './shared-files/shared-folder.ts';
export {
  abandonSpotify,
  type BegunSignIn,
  beginSpotify,
  finishSpotify,
  listenerOfState,
} from './spotify/connect-spotify.ts';
export { enqueueLibrary, lastLibraryReading } from './spotify/enqueue-library.ts';
export { holdTokens } from './spotify/hold-tokens.ts';
export { pollListener, schedulePolling } from './spotify/poll-plays.ts';
export { type PushedPlaylist, pushPlaylist } from './spotify/push-playlist.ts';
export { readLibrary } from './spotify/read-library.ts';
export { connectionOf, consentOf, showPlaying } from './spotify/show-connection.ts';
export { type SpotifyDeps, spotify } from './spotify/spotify-deps.ts';
export { keptStatistics } from './stats/keep-statistics.ts';
export type { NamedEra, NamedTopRow } from './stats/name-rows.ts';
export * from './stats/read-day.ts';
export * from './stats/summarise-listening.ts';
export { tidyModels } from './train/discard-old.ts';
export { exportInteractions } from './train/export-interactions.ts';
export { gatherSnapshot } from './train/gather-snapshot.ts';
export * from './train/import-factors.ts';
export type { InteractionShape } from './train/interaction-columns.ts';
export * from './train/train-models.ts';
export type { Retraining } from './train/unlearn.ts';
export * from './witness/list-shared.ts';
export * from './witness/list-sources.ts';
export * from './witness/part-source.ts';
export * from './witness/rejoin-source.ts';
