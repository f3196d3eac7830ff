export { chooseAutomatically } from './auto/choose.ts';
export * from './backtest/backtest.ts';
export * from './backtest/backtest-summary.ts';
export { type CalendarWeek, completeWeeks } from './backtest/calendar-weeks.ts';
export { type Blend, blend, blendWith } from './blend/blend.ts';
export type { BlendOptions } from './blend/fit-blend.ts';
export {
  fameOf,
  freshSessionsOf,
  kindsOf,
  listenerCountOf,
  type ModelSet,
  modelSet,
  personalModels,
  similarityOf,
} from './blend/model-set.ts';
export type { CacheKey, EvictionPolicy } from './cache/eviction-policy.ts';
export { type CurvePoint, hitRatioCurve } from './cache/hit-ratio-curve.ts';
export { hash53, isSampled } from './cache/key-hash.ts';
export { type EvictionPolicyName, evictionPolicies, policyNamed } from './cache/policies.ts';
export { type RequestTotals, type RequestTrace, traceEvent } from './cache/request-trace.ts';
export { hitRatio, type Served, savedShare, servedInAll } from './cache/served.ts';
export { type SimulationPlan, simulate, simulateWith } from './cache/simulate.ts';
export { TraceBuilder, type TracedRequest } from './cache/trace-builder.ts';
export { namespaceOf, sampleTrace, stretchOf } from './cache/trace-parts.ts';
export { dayStart, weekStart } from './clock/day-start.ts';
export * from './clock/utc-of.ts';
export * from './clock/zoned-clock.ts';
export { ContentBuilder } from './content/content-builder.ts';
export { type ItemContent, tellsOfItems } from './content/item-content.ts';
export { kindsOfItems, mixOfKinds } from './content/kinds.ts';
export { type BridgeRequest, bridge } from './embedding/bridge.ts';
export { itemVectorsOf } from './embedding/item-vectors.ts';
export { layOut } from './embedding/layout.ts';
export { cosine, groupVectors, isPlaced, rowsOf, type Vectors } from './embedding/vectors.ts';
export * from './error.ts';
export * from './evaluate/evaluate-model.ts';
export * from './evaluate/metrics.ts';
export { nextTask } from './evaluate/next-task.ts';
export * from './evaluate/paired-bootstrap.ts';
export { type Proof, prove, proveFrom, type Rivals } from './evaluate/prove.ts';
export * from './evaluate/rank-items.ts';
export * from './evaluate/summary.ts';
export type * from './evaluate/task.ts';
export { type TemporalOptions, temporalTask } from './evaluate/temporal-task.ts';
export { topNTask } from './evaluate/top-n-task.ts';
export { AlternatingSquares } from './factor/alternating.ts';
export {
  deviationOf,
  type FoldRule,
  type GivenRows,
  type GivenSides,
  ruleOf,
} from './factor/fold-rule.ts';
export { interactionsBefore, joinPlays } from './interactions.ts';
export { KernelPool } from './kernel/pool.ts';
export * from './listen.ts';
export { type JoinedHistory, joinedHistory } from './log/histories.ts';
export type { Log, LogClock, LogRow } from './log/log.ts';
export { LogBuilder, type LogReading } from './log/log-builder.ts';
export { nextBeat } from './log/made-up-times.ts';
export { type Csr, csrFromTriplets } from './matrix/csr.ts';
export { listenerItems } from './matrix/listener-items.ts';
export { type BaseLevelOptions, baseLevel } from './model/base-level.ts';
export { type ChainOptions, chain } from './model/chain.ts';
export { chooseFamily, families, type ModelChoice } from './model/families.ts';
export { alsOfFactors } from './model/given-factors.ts';
export type * from './model/model.ts';
export { type Neighbours, type NeighboursOptions, neighbours } from './model/neighbours.ts';
export { type Popularity, type PopularityOptions, popularity } from './model/popularity.ts';
export { type RediscoverOptions, rediscover } from './model/rediscover.ts';
export { type RightNowOptions, rightNow } from './model/right-now.ts';
export { TopHeap } from './model/top-items.ts';
export * from './play-log.ts';
export type * from './plays.ts';
export { type PlayCounts, playCounts, playsUntil } from './profile.ts';
export * from './random.ts';
export * from './rank/explain-slot.ts';
export type {
  RankContext,
  RankedShelf,
  RankRules,
  Slot,
  VerdictKind,
} from './rank/rank.ts';
export { rankShelf } from './rank/rank-shelf.ts';
export type { FreshListen, FreshSessions } from './session/fresh-sessions.ts';
export * from './shelf/fill-shelf.ts';
export { type MixOptions, mixesOf } from './shelf/mixes.ts';
export * from './shelf/shelves.ts';
export type { BinUnit } from './stats/bins.ts';
export {
  type DayCounts,
  dateOf,
  type MonthCount,
  playsByDay,
  playsByMonth,
} from './stats/calendar.ts';
export type { ComparedWith } from './stats/compared-range.ts';
export { type Era, eras, type Ruler } from './stats/eras.ts';
export { type Evolution, evolution } from './stats/evolution.ts';
export {
  type Figures,
  figures,
  type Played,
  playedIn,
  type ReleaseCatalogue,
} from './stats/figures.ts';
export { type History, type HistoryOptions, history, type Range } from './stats/history.ts';
export { narrowed } from './stats/narrowed.ts';
export type { Sessions } from './stats/sessions.ts';
export { type SkippedItem, type Skips, skips } from './stats/skips.ts';
export * from './stats/statistics.ts';
export type { Streak, Streaks } from './stats/streaks.ts';
export type { Tallies, Tally } from './stats/tally.ts';
export { bestOf, rankIn, type TopRow } from './stats/tops.ts';
export { type AlarmPlan, type JudgedTest, judgeLook } from './watch/alarms.ts';
export {
  type CanaryJudgement,
  type CanaryPlan,
  type CanaryVerdict,
  judgeCanary,
} from './watch/canary.ts';
export type { CanaryOutcomes } from './watch/canary-effect.ts';
export { type KindCounts, type KindDrift, kindDrift } from './watch/kind-drift.ts';
export { type Direction, type RateDrift, type RateWindows, rateDrift } from './watch/rate-drift.ts';
export { type GuardJudgement, type GuardPlan, judgePromotion } from './watch/rollback-guard.ts';
export type { EffectInterval } from './watch/signed-effect.ts';
export type { Tries } from './watch/tries.ts';
export {
  type ListenerValues,
  type ValueDrift,
  type ValueWindows,
  valueDrift,
} from './watch/value-drift.ts';
