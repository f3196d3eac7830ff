import { EchoError } from '@echotune/data';
import {
  alsOfFactors,
  deviationOf,
  type FoldRule,
  type GivenRows,
  type GivenSides,
  type Interactions,
  interactionsBefore,
  listenerItems,
  ruleOf,
} from '@echotune/engine';
import { historyOf, PlaysDigest, playedBefore } from './digest-plays.ts';
import type { GivenFactors } from './prove-factors.ts';
import { type FactorFiles, readFactors } from './read-factors.ts';
import { readSnapshotFacts, type TrainedOn } from './snapshot-facts.ts';
import { type TrainDeps, type Trained, type TrainRequest, trainModels } from './train-models.ts';

export interface ImportFactorsRequest extends Pick<TrainRequest, 'signal' | 'onProgress'> {
  /** Files or folders, see `readFactors`. */
  readonly tracks: readonly string[];
  /** The same of listeners; default: those of a safetensors file of tracks. */
  readonly listeners?: readonly string[];
  /** The export that they were trained on. */
  readonly trainedOn: string;
  /** How plays were weighed; what is not told is found from the listeners' factors. */
  readonly rule: Partial<FoldRule>;
  /** Of whoever trained them, for the registry. */
  readonly trainer?: string;
}

export interface ImportedFactors {
  readonly tracks: number;
  readonly rank: number;
  /** Share of the exported plays that are of tracks with factors, 0 … 1. */
  readonly coverage: number;
  readonly rule: FoldRule;
  /** Median distance of listeners who are folded in from the factors they came with; null without such. */
  readonly deviation: number | null;
  /** Whether that is more than rounding and a last iteration make of it. */
  readonly isOff: boolean;
}

/** What Spark's ALS takes unless told. */
const usualRule: FoldRule = { confidence: 1, regularisation: 0.1 };
const mostDeviation = 0.05;

/** What was exported, found again in the snapshot. */
interface Exported {
  /** Plays of each item. */
  readonly played: Float64Array;
  readonly plays: number;
  /** Positions in the snapshot by number in the export. */
  readonly listeners: readonly number[];
}

/**
 * Makes a version of the blend whose ALS part holds factors that another program trained on an export:
 * checked, proved on the plays after it, registered, and answering if it may (docs/trainers.md). Throws
 * snapshot-unrecognised, snapshot-changed, factors-unreadable, factors-invalid, input-invalid,
 * job-cancelled.
 */
export async function importFactors(
  deps: TrainDeps,
  request: ImportFactorsRequest,
): Promise<{ readonly trained: Trained; readonly imported: ImportedFactors }> {
  const { trainer, signal, onProgress } = request;
  checkRule(request.rule);
  const told = await readSnapshotFacts(request.trainedOn);
  const tracks = await readFactors(request.tracks, 'track');
  if (tracks === null) throw invalid(request.tracks, 'has no tensor track.factors');
  const listeners = await listenersOf(request, Object.keys(tracks.checksums));
  let imported: ImportedFactors | null = null;
  const factors = (interactions: Interactions): GivenFactors => {
    const exported = exportedOf(interactions, told);
    checkIds(tracks, (id) => (exported.played[id] ?? 0) > 0, 'track');
    if (listeners) checkIds(listeners, (id) => id < exported.listeners.length, 'listener');
    if (listeners && listeners.table.rank !== tracks.table.rank) {
      throw invalid(Object.keys(listeners.checksums), `is not of rank ${tracks.table.rank}`);
    }
    const of = { interactions, told, exported };
    const sides = listeners ? sidesOf(of, tracks.table, listeners.table) : null;
    imported = { ...judged(request.rule, sides), ...extentOf(tracks.table, exported) };
    return {
      part: alsOfFactors(tracks.table, interactions.itemCount, imported.rule),
      until: told.until,
      params: {
        ...{ snapshot: told.digest, until: new Date(told.until).toISOString() },
        ...{ tracks: tracks.checksums, ...(listeners && { listeners: listeners.checksums }) },
        ...{ rank: imported.rank, ...imported.rule, ...(trainer && { trainer }) },
      },
      metrics: {
        ...{ 'imported.tracks': imported.tracks, 'imported.coverage': imported.coverage },
        ...(imported.deviation !== null && { 'imported.deviation': imported.deviation }),
      },
    };
  };
  const trained = await trainModels(deps, {
    ...{
      factors,
      why: { reason: 'asked' },
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    },
  });
  if (imported === null) throw new EchoError('internal', 'The factors were not looked at.');
  return { trained, imported };
}

function invalid(files: readonly string[], what: string): EchoError {
  return new EchoError('factors-invalid', `${files.join(', ')} ${what}.`);
}

function checkRule({ confidence, regularisation }: Partial<FoldRule>): void {
  const isSound =
    (confidence === undefined || (confidence > 0 && Number.isFinite(confidence))) &&
    (regularisation === undefined || (regularisation >= 0 && Number.isFinite(regularisation)));
  if (isSound) return;
  throw new EchoError('input-invalid', 'A confidence is above 0, a regularisation not below it.');
}

async function listenersOf(
  { tracks, listeners }: ImportFactorsRequest,
  files: readonly string[],
): Promise<FactorFiles | null> {
  if (listeners !== undefined) {
    const found = await readFactors(listeners, 'listener');
    if (found === null) throw invalid(listeners, 'has no tensor listener.factors');
    return found;
  }
  const isTensors = files.length === 1 && files[0]?.endsWith('.safetensors');
  return isTensors ? readFactors(tracks, 'listener') : null;
}

/** Throws snapshot-changed where what is stored now is not what was exported. */
function exportedOf(interactions: Interactions, { digest, until }: TrainedOn): Exported {
  const found = new PlaysDigest();
  const played = new Float64Array(interactions.itemCount);
  const listeners: number[] = [];
  let plays = 0;
  for (let listener = 0; listener < interactions.listenerCount; listener += 1) {
    const known = playedBefore(historyOf(interactions, listener), until);
    if (known.length === 0) continue;
    found.add(known);
    listeners.push(listener);
    plays += known.length;
    for (const item of known.items.subarray(0, known.length))
      played[item] = (played[item] ?? 0) + 1;
  }
  if (found.hex() === digest) return { played, plays, listeners };
  const moment = new Date(until).toISOString();
  const what = `What was played before ${moment} is not what was exported`;
  const why = 'since then some of it was forgotten, excluded, imported or put under another song';
  throw new EchoError('snapshot-changed', `${what}: ${why}.`);
}

function checkIds(
  { table, checksums }: FactorFiles,
  isKnown: (id: number) => boolean,
  side: string,
): void {
  const row = table.ids.findIndex((id) => !isKnown(id));
  if (row < 0) return;
  const what = `row ${row + 1}: the export has no ${side} ${table.ids[row]}`;
  throw new EchoError('factors-invalid', `${Object.keys(checksums).join(', ')}, ${what}.`);
}

function extentOf({ ids, rank }: GivenRows, { played, plays }: Exported) {
  const covered = ids.reduce((sum, id) => sum + (played[id] ?? 0), 0);
  return { tracks: ids.length, rank, coverage: covered / plays };
}

function sidesOf(
  of: {
    readonly interactions: Interactions;
    readonly told: TrainedOn;
    readonly exported: Exported;
  },
  items: GivenRows,
  listeners: GivenRows,
): GivenSides {
  const { content: _, ...plays } = of.interactions;
  const { until } = of.told;
  const ids = listeners.ids.map((id) => of.exported.listeners[id] ?? 0);
  return {
    ...{ items, listeners: { ...listeners, ids } },
    plays: listenerItems(interactionsBefore(plays, until), until),
  };
}

/** The rule that is folded in by, and how well it fits where that can be said. */
function judged(told: Partial<FoldRule>, sides: GivenSides | null) {
  const rule = { ...((sides && ruleOf(sides)) ?? usualRule), ...told };
  const deviation = sides && deviationOf(sides, rule);
  return { rule, deviation, isOff: deviation !== null && deviation > mostDeviation };
}
