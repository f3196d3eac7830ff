import type { Recommendation } from '../api.generated.ts';
import { CoverPicture } from '../covers/cover-picture.tsx';
import { SentenceText } from '../words/sentence-text.tsx';
import { SongActions } from './song-actions.tsx';
import type { Given } from './use-verdicts.ts';

interface SongRowProps {
  readonly item: Recommendation;
  /** Unique on the page. */
  readonly name: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onVerdict: (given: Given) => void;
}

/** A line of a sleeve's back: picture, title, artist, why; what one can do appears on approach. */
export function SongRow({ item, name, chosen, onChoose, onVerdict }: SongRowProps) {
  const { song, reason, verdict } = item;
  return (
    <li data-row={name} className="song-row" data-chosen={chosen || undefined}>
      <button type="button" data-song={name} className="song-open" onClick={onChoose}>
        <CoverPicture
          artist={song.artist}
          release={song.release}
          title={song.title}
          className="size-12 flex-none"
        />
        <span className="min-w-0">
          <span className="block truncate">
            <span className="font-story text-body">{song.title}</span>{' '}
            <span className="ml-1 text-small text-soft">{song.artist}</span>
          </span>
          <span className="line-clamp-2 text-small text-faint">
            <SentenceText sentence={reason} />
          </span>
        </span>
      </button>
      <SongActions song={song} reason={reason} verdict={verdict} onVerdict={onVerdict} />
    </li>
  );
}
