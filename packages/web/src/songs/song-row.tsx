import type { Recommendation } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { SentenceText } from '../words/sentence-text.tsx';
import { SongActions } from './song-actions.tsx';
import { SongNames } from './song-names.tsx';
import type { Given } from './use-verdicts.ts';

interface SongRowProps {
  readonly item: Recommendation;
  /** Unique on the page. */
  readonly name: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onVerdict: (given: Given) => void;
}

/**
 * A line of a sleeve's back: picture, title, artist, why. Title and artist lead to their pages, all else of the
 * line to the liner notes; what one can do appears on approach.
 */
export function SongRow({ item, name, chosen, onChoose, onVerdict }: SongRowProps) {
  const { home } = useMessages();
  const { song, reason, verdict } = item;
  return (
    <li data-row={name} className="song-row" data-chosen={chosen || undefined}>
      <div className="song-open">
        <SongCover song={song} className="size-12 flex-none" />
        <div className="min-w-0">
          <SongNames song={song} />
          <button type="button" data-song={name} className="song-why" onClick={onChoose}>
            <span className="sr-only">{home.song.why(song.title)}</span>{' '}
            <span className="line-clamp-2 text-small text-faint">
              <SentenceText sentence={reason} />
            </span>
          </button>
        </div>
      </div>
      <SongActions song={song} reason={reason} verdict={verdict} onVerdict={onVerdict} />
    </li>
  );
}
