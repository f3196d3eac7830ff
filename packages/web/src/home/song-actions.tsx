import type { Recommendation, Sentence, Song } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { ToPlaylist } from './to-playlist.tsx';
import type { Given } from './use-verdicts.ts';

interface SongActionsProps {
  readonly song: Song;
  /** Why it is there, to be kept where it goes. */
  readonly reason: Sentence | null;
  readonly verdict: Recommendation['verdict'];
  readonly onVerdict: (given: Given) => void;
}

/** Like, not now, hide: words, not pictures. */
export function SongActions({ song, reason, verdict, onVerdict }: SongActionsProps) {
  const { song: words } = useMessages().home;
  const liked = verdict === 'like' || verdict === 'love';
  const of = `${song.title}, ${song.artist}`;
  return (
    <div className="song-actions" data-liked={liked || undefined}>
      <button
        type="button"
        className="word"
        aria-pressed={liked}
        aria-label={words.likeOf(of)}
        onClick={() => onVerdict({ song, kind: liked ? null : 'like' })}
      >
        {liked ? words.liked : words.like}
      </button>
      <ToPlaylist song={song} reason={reason} />
      <button
        type="button"
        className="word on-approach"
        aria-label={words.notNowOf(of)}
        onClick={() => onVerdict({ song, kind: 'not-now' })}
      >
        {words.notNow}
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-label={words.hideOf(of)}
        onClick={() => onVerdict({ song, kind: 'hide' })}
      >
        {words.hide}
      </button>
    </div>
  );
}
