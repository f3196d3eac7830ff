import type { Store } from '@echotune/data';
import type { SharedFiles } from '../shared-files/shared-files.ts';

/** Where files of models are. */
export interface ModelPlace {
  readonly store: Store;
  /** In the home: of what it shares with other homes, a copy. */
  readonly modelsFolder: string;
  /** Absent or null where the home is all there is. */
  readonly sharedFiles?: SharedFiles | null;
}

/** A model's file as others find it. */
export const sharedNameOf = (checksum: string) => `${sharedModels}${checksum}`;
export const sharedModels = 'models/';

/** Up to this version files went with what they had learned from; 0 where none did. */
export async function unlearnedUpTo({ models }: Store): Promise<number> {
  return (await models.newestNoted('blend', 'unlearned')) ?? 0;
}
