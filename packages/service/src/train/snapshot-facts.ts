import { EchoError } from '@echotune/data';
import type { InteractionShape } from './interaction-columns.ts';
import { openParquet } from './read-parquet.ts';

export interface ExportedInteractions {
  readonly until: number;
  readonly rows: number;
  readonly plays: number;
  readonly listeners: number;
  /** Tracks that were played. */
  readonly tracks: number;
  /** Of what was exported; what comes back is checked against it. */
  readonly digest: string;
}

interface SnapshotFacts extends ExportedInteractions {
  readonly shape: InteractionShape;
  /** Ids of tracks are below it. */
  readonly itemCount: number;
  readonly catalogue: number;
  readonly codeVersion: string;
}

const prefix = 'echotune.';

/** What an export says of itself in its key-value metadata, each key after `echotune.`. */
export function toldOfSnapshot(facts: SnapshotFacts): { key: string; value: string }[] {
  const { until, shape, codeVersion, ...counts } = facts;
  const told = { ...counts, shape, until: new Date(until).toISOString(), code: codeVersion };
  return Object.entries(told).map(([key, value]) => ({ key: prefix + key, value: `${value}` }));
}

/** From what and until when factors were trained. */
export interface TrainedOn {
  readonly digest: string;
  /** UTC epoch milliseconds. */
  readonly until: number;
}

/** The same of an exported file. Throws snapshot-unrecognised. */
export async function readSnapshotFacts(path: string): Promise<TrainedOn> {
  const file = await openParquet({ path, columns: [], code: 'snapshot-unrecognised' });
  await file.close();
  const fact = (name: string) => file.facts[prefix + name] ?? '';
  const [digest, until] = [fact('digest'), Date.parse(fact('until'))];
  if (/^[0-9a-f]{64}$/.test(digest) && Number.isFinite(until)) return { digest, until };
  throw new EchoError('snapshot-unrecognised', `${path} is no export of interactions.`);
}
