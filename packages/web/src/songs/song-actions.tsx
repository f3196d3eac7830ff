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
