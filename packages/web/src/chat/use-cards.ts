import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Recommendation } from '../api.generated.ts';
import { playlistsApi } from '../playlists/playlists-api.ts';
import { type Given, useVerdicts } from '../songs/use-verdicts.ts';
import type { Kind } from '../songs/verdict-patch.ts';
import type { CardActions, SongCard } from './cards-context.ts';
import { chatApi } from './chat-api.ts';
import { sentenceOf } from './sentence-of.ts';

/** What can be done with the songs of a talk, and which of them is looked at. */
export function useCards(listener: number) {
  const verdicts = useVerdicts(listener);
  const [said, setSaid] = useState<ReadonlyMap<number, Kind | null>>(new Map());
  const [chosen, setChosen] = useState<SongCard | null>(null);
  const spotify = useQuery({
    queryKey: ['spotify', listener],
    queryFn: () => playlistsApi.spotify(listener),
  });
  const playing = useMutation({
    mutationFn: ({ song }: SongCard) => chatApi.play(listener, song.spotifyUri ?? ''),
  });
  const { give: tell } = verdicts;
  const give = (given: Given) => {
    setSaid((old) => new Map(old).set(given.song.id, given.kind));
    tell(given);
  };
  const canPlay = spotify.data?.configured === true && spotify.data.connection !== null;
  const { mutate: play } = playing;
  const actions: CardActions = {
    ...{ give, explain: setChosen, explained: chosen?.impression ?? null },
    verdictOf: (song) => said.get(song) ?? null,
    play: canPlay ? play : null,
  };
  /** The song whose liner notes are open, as shelves have it. */
  const item = useMemo<Recommendation | null>(() => {
    if (chosen === null || chosen.impression === null) return null;
    const { song, impression, reason } = chosen;
    const verdict = said.get(song.id) ?? null;
    return { impression, song, score: 0, reason: sentenceOf(reason), verdict };
  }, [chosen, said]);
  return { actions, item, playing, verdicts: { ...verdicts, give }, close: () => setChosen(null) };
}
