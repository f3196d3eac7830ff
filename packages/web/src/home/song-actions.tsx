import type { Recommendation, Song } from '../api.generated.ts';
import type { Given } from './use-verdicts.ts';

interface SongActionsProps {
  readonly song: Song;
  readonly verdict: Recommendation['verdict'];
  readonly onVerdict: (given: Given) => void;
}

/** Like, not now, hide: words, not pictures. */
export function SongActions({ song, verdict, onVerdict }: SongActionsProps) {
  const liked = verdict === 'like' || verdict === 'love';
  const of = `${song.title}, ${song.artist}`;
  return (
    <div className="song-actions" data-liked={liked || undefined}>
      <button
        type="button"
        className="word"
        aria-pressed={liked}
        aria-label={`Like ${of}`}
        onClick={() => onVerdict({ song, kind: liked ? null : 'like' })}
      >
        {liked ? 'Liked' : 'Like'}
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-label={`Not now: ${of}`}
        onClick={() => onVerdict({ song, kind: 'not-now' })}
      >
        Not now
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-label={`Hide ${of}`}
        onClick={() => onVerdict({ song, kind: 'hide' })}
      >
        Hide
      </button>
    </div>
  );
}
