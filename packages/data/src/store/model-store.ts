import type {
  AliasedModel,
  ModelEvent,
  ModelMetric,
  ModelVersion,
} from '../domain/model-version.ts';

export interface ModelStore {
  /** Numbers the versions of a name 1, 2, … */
  register(model: Omit<ModelVersion, 'id' | 'version'>): Promise<ModelVersion>;
  get(name: string, version: number): Promise<ModelVersion | null>;
  list(name: string): Promise<ModelVersion[]>;
  /** Moves the alias. Throws not-found where there is no such version. */
  setAlias(name: string, alias: string, version: number): Promise<void>;
  /** Whether there was one. */
  dropAlias(name: string, alias: string): Promise<boolean>;
  byAlias(name: string, alias: string): Promise<ModelVersion | null>;
  /** What aliases stand for, by alias: of all of them, or of these. */
  aliased(name: string, aliases?: readonly string[]): Promise<AliasedModel[]>;
  /** Adds what was measured of a version; the same key and moment again replaces it. Throws not-found. */
  measure(
    name: string,
    version: number,
    at: number,
    metrics: Readonly<Record<string, number>>,
  ): Promise<void>;
  /** By key, then moment. */
  measured(name: string, version: number): Promise<ModelMetric[]>;
  /** Keeps what was done with a version, at the store's time. Throws not-found. */
  note(
    name: string,
    version: number,
    what: string,
    why: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** The newest first; of every version where none is named. */
  notes(name: string, limit: number, version?: number): Promise<ModelEvent[]>;
  /** The newest version with which that was done; null where it never was. */
  newestNoted(name: string, what: string): Promise<number | null>;
}
