import type { Messages } from '../messages/messages.ts';

/** Something to go to or to do. */
export interface Entry {
  readonly key: string;
  readonly group: keyof Messages['palette']['groups'];
  readonly title: string;
  /** What is said beside it: a song's artist. */
  readonly detail?: string;
  readonly act: () => void;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Whether every word that was typed begins a word of the title, whatever its case and accents. */
export function fits(title: string, typed: string): boolean {
  const words = plain(title).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
