import { useState } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { SongNames } from '../songs/song-names.tsx';
import { SongPicker } from './song-picker.tsx';
import { useSong } from './use-explore.ts';

interface BridgeEndProps {
  readonly label: string;
  /** Null while none is chosen. */
  readonly song: number | null;
  readonly onPick: (song: number) => void;
}

/** One end of a bridge: the song that it is, or a search for one. */
export function BridgeEnd({ label, song: id, onPick }: BridgeEndProps) {
  const listener = useListener();
  const { explore } = useMessages();
  const [isChanging, setChanging] = useState(false);
  const described = useSong(listener.id, id);
  if (id === null || isChanging) {
    return (
      <SongPicker
        label={label}
        onPick={(picked) => {
          setChanging(false);
          onPick(picked);
        }}
      />
    );
  }
  return (
    <div className="mt-4 min-w-0">
      <p className="text-small text-soft">{label}</p>
      <div className="pt-3">{described.data && <SongNames song={described.data.song} />}</div>
      {described.error && <ProblemText problem={problemOf(described.error)} />}
      <button type="button" className="word -ml-2" onClick={() => setChanging(true)}>
        {explore.bridge.change}
      </button>
    </div>
  );
}
