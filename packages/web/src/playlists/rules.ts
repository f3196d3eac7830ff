import type { PlaylistRules, Seeds, Wishes } from '../api.generated.ts';

export type ShelfOfRules = PlaylistRules['shelf'];

export const shelvesOfRules = [
  ...(['for-you', 'on-repeat', 'rediscover', 'discover', 'right-now'] as const),
  ...(['weekly', 'daily-mix', 'more-like-this', 'radio'] as const),
] as const satisfies readonly ShelfOfRules[];

export const moodNames = ['happy', 'energetic', 'calm', 'sad', 'dark'] as const;

/** What the API takes. */
export const bounds = {
  songs: { least: 1, most: 100 },
  year: { least: 1860, most: 2100 },
  mix: { least: 1, most: 9 },
} as const;

type Loose<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** Rules while they are being written: what is undefined or empty asks for nothing. */
export interface RulesDraft {
  readonly shelf: ShelfOfRules;
  readonly limit: number;
  /** 0–1; null leaves it to the listener's habit. */
  readonly familiarity: number | null;
  /** 0–1; null prefers neither. */
  readonly popularity: number | null;
  readonly seeds: Loose<Seeds>;
  readonly wishes: Loose<Wishes>;
  /** Sounds to be near to: kept as they are. */
  readonly targets: PlaylistRules['targets'] | null;
}

/** What a playlist without rules begins with. */
export const firstRules: PlaylistRules = { shelf: 'for-you', limit: 30 };

export function draftOf(rules: PlaylistRules): RulesDraft {
  const { shelf, limit, familiarity = null, popularity = null } = rules;
  const { seeds = {}, wishes = {}, targets = null } = rules;
  return { shelf, limit, familiarity, popularity, seeds, wishes, targets };
}

/** Shelves that heed how familiar songs are to be. */
export function heedsFamiliarity(shelf: ShelfOfRules): boolean {
  return shelf === 'for-you' || needsSeeds(shelf);
}

/** Shelves that are about something: without it they are about nothing. */
export function needsSeeds(shelf: ShelfOfRules): boolean {
  return shelf === 'more-like-this' || shelf === 'radio';
}

/** Of the seeds those that the shelf is asked about. */
function heededSeeds({ shelf, seeds: { songs, artists, tags, mix } }: RulesDraft): Loose<Seeds> {
  if (shelf === 'radio') return { songs, artists, tags };
  if (shelf === 'more-like-this') return { songs };
  return shelf === 'daily-mix' ? { mix } : {};
}

/** Whether rules can be asked: those of a shelf that is about something name it. */
export function isAskable(draft: RulesDraft): boolean {
  return !needsSeeds(draft.shelf) || !isNothing(heededSeeds(draft));
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

/** The rules as the API takes them: only what asks for something, and is heeded. */
export function rulesOf(draft: RulesDraft): PlaylistRules {
  const familiarity = heedsFamiliarity(draft.shelf) ? draft.familiarity : null;
  const heeded = { ...draft, familiarity, seeds: heededSeeds(draft) };
  return JSON.parse(JSON.stringify(heeded, (_, value) => (isNothing(value) ? undefined : value)));
}

/** Words parted by commas. */
export function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
