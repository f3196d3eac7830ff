import type { ModelVersion } from '../domain/model-version.ts';

export interface ModelStore {
  /** Numbers the versions of a name 1, 2, … */
  register(model: Omit<ModelVersion, 'id' | 'version'>): Promise<ModelVersion>;
  get(name: string, version: number): Promise<ModelVersion | null>;
  list(name: string): Promise<ModelVersion[]>;
  /** Moves the alias. Throws not-found where there is no such version. */
  setAlias(name: string, alias: string, version: number): Promise<void>;
  byAlias(name: string, alias: string): Promise<ModelVersion | null>;
}
