import type { EmptyReason } from '@echotune/engine';
import { phrasesOf, type ReasonLanguage } from './phrases/languages.ts';

export interface EmptyShelf {
  readonly code: EmptyReason;
  readonly message: string;
  /** What would fill the shelf. */
  readonly help: string;
}

/** Why a shelf has nothing, and what would help; null where it has something. */
export function explainEmptyShelf(
  reason: EmptyReason | null,
  language: ReasonLanguage,
): EmptyShelf | null {
  return reason === null ? null : { code: reason, ...phrasesOf(language).empty[reason] };
}
