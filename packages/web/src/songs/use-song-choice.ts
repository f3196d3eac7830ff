import { useState } from 'react';
import type { Recommendation, Shelf } from '../api.generated.ts';
import type { Choosing } from './song-list.tsx';
import { useSongKeys } from './use-song-keys.ts';
import { type Given, useVerdicts, type Verdicts } from './use-verdicts.ts';

interface Chosen {
  readonly name: string;
  readonly item: Recommendation;
}

export interface SongChoice {
  /** What rows of songs are given. */
  readonly choosing: Choosing;
  /** The song whose liner notes are open. */
  readonly item: Recommendation | null;
  readonly verdicts: Verdicts;
  /** The start of a play to light in the drawing, UTC epoch ms. */
  readonly lit: number | null;
  readonly onLight: (at: number | null) => void;
  readonly onClose: () => void;
}

/** Which song of a page's shelves is looked at, what is said of songs, and the keys for both. */
export function useSongChoice(listener: number, shelves: readonly Shelf[]): SongChoice {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [lit, onLight] = useState<number | null>(null);
  const verdicts = useVerdicts(listener);
  const onClose = () => {
    setChosen(null);
    onLight(null);
  };
  const give = (given: Given) => {
    const away = given.kind === 'hide' || given.kind === 'not-now';
    if (away && given.song.id === chosen?.item.song.id) onClose();
    else if (given.song.id === chosen?.item.song.id) {
      setChosen({ ...chosen, item: { ...chosen.item, verdict: given.kind } });
    }
    verdicts.give(given);
  };
  const choosing = {
    chosen: chosen?.name ?? null,
    onChoose: (name: string, item: Recommendation) => setChosen({ name, item }),
    onVerdict: give,
  };
  const onUndo = () => {
    const { last } = verdicts;
    if (last !== null && last.kind !== null) give({ song: last.song, kind: null });
  };
  useSongKeys({ shelves, choosing, onClose, onUndo });
  return {
    ...{ choosing, lit, onLight, onClose },
    item: chosen?.item ?? null,
    verdicts: { ...verdicts, give },
  };
}
