import type { Recommendation, Song } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import type { Given } from './use-verdicts.ts';

interface SongActionsProps {
  readonly song: Song;
  readonly verdict: Recommendation['verdict'];
  readonly onVerdict: (given: Given) => void;
}

/** Like, not now, hide: words, not pictures. What was said is said again to take it back. */
export function SongActions({ song, verdict, onVerdict }: SongActionsProps) {
  const { songs } = useMessages();
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
        aria-label={songs.likeOf(of)}
        onClick={say('like', liked)}
      >
        {liked ? songs.liked : songs.like}
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-pressed={verdict === 'not-now'}
        aria-label={songs.notNowOf(of)}
        onClick={say('not-now', verdict === 'not-now')}
      >
        {songs.notNow}
      </button>
      <button
        type="button"
        className="word on-approach"
        aria-pressed={verdict === 'hide'}
        aria-label={songs.hideOf(of)}
        onClick={say('hide', verdict === 'hide')}
      >
        {verdict === 'hide' ? songs.hidden : songs.hide}
      </button>
    </div>
  );
}
