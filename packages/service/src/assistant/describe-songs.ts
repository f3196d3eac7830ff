import type { SongCard } from '@echotune/data';
import type { Card } from './card.ts';
import type { ToolContext, ToolOutcome } from './tools/tool.ts';

export interface SongToShow {
  readonly song: SongCard;
  readonly impression?: number | null;
  readonly reason?: string | null;
  /** Beside those ever: within the time that was asked about. */
  readonly plays?: number;
  /** Plays of thirty seconds or more within that time, by which tops are ordered; in place of plays. */
  readonly listens?: number;
}

/** Songs as facts and as cards: what they are called, from when, and how often the listener played them. */
export async function describeSongs(
  { deps, listenerId }: ToolContext,
  shown: readonly SongToShow[],
): Promise<{ readonly facts: readonly object[]; readonly cards: readonly Card[] }> {
  const { playCounts } = await deps.profiles.get(listenerId);
  const traits = await deps.traits.current();
  const rows = shown.map(({ song, impression = null, reason = null, plays, listens }, at) => {
    const year = traits.feature('release_year', song.songId);
    const played = listens === undefined ? (plays ?? playCounts.get(song.songId) ?? 0) : null;
    const { title, artist, release } = song;
    return {
      fact: {
        ...{ number: at + 1, title, artist },
        ...(played === null ? { listens } : { plays: played }),
        ...(release !== null && { release }),
        ...(!Number.isNaN(year) && { year }),
        ...(reason !== null && { reason }),
      },
      card: { kind: 'song' as const, song, impression, reason, plays: played },
    };
  });
  return { facts: rows.map(({ fact }) => fact), cards: rows.map(({ card }) => card) };
}

/** An outcome that rests on no pages. */
export function found(
  facts: ToolOutcome['facts'],
  said: readonly string[],
  cards: readonly Card[] = [],
): ToolOutcome {
  return { facts, said, cards, sources: [] };
}
