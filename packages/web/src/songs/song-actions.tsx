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

/** Like, not now, hide: words, not pictures. What was said is said again to take it back. */
export function SongActions({ song, reason, verdict, onVerdict }: SongActionsProps) {
  const { song: words } = useMessages().home;
  const liked = verdict === 'like' || verdict === 'love';
  const of = `${song.title}, ${song.artist}`;
  const say = (kind: 'like' | 'not-now' | 'hide', isSaid: boolean) => () =>
    onVerdict({ song, kind: isSaid ? null : kind });
  return (
    <div className="song-actions" data-liked={liked || undefined}>
      <button
        type="button"
        className="word"
        aria-pressed={liked}
        aria-label={words.likeOf(of)}
        onClick={say('like', liked)}
      >
        {liked ? words.liked : words.like}
      </button>
      <ToPlaylist song={song} reason={reason} />
      <button
        type="button"
        className="word on-approach"
        aria-pressed={verdict === 'not-now'}
        aria-label={words.notNowOf(of)}
        onClick={say('not-now', verdict === 'not-now')}
      >
        {words.notNow}
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-pressed={verdict === 'hide'}
        aria-label={words.hideOf(of)}
        onClick={say('hide', verdict === 'hide')}
      >
        {verdict === 'hide' ? words.hidden : words.hide}
      </button>
    </div>
  );
}
