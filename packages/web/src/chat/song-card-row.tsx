import { SongCover } from '../covers/cover-picture.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { SongActions } from '../songs/song-actions.tsx';
import { SongNames } from '../songs/song-names.tsx';
import { useWords } from '../words/use-words.ts';
import { canExplain, type SongCard, useCardActions } from './cards-context.ts';
import { sentenceOf } from './sentence-of.ts';
import { rowName } from './use-card-keys.ts';

interface SongCardRowProps {
  readonly card: SongCard;
  /** From 1, by which one can speak of it. */
  readonly place: number;
}

/** A song that an answer is about: what it is, why it is here, and what can be done with it. */
export function SongCardRow({ card, place }: SongCardRowProps) {
  const { explore } = useMessages();
  const { chat } = pageMessages;
  const words = useWords();
  const { verdictOf, give, explain, explained, play } = useCardActions();
  const { song, impression, reason, plays } = card;
  const of = `${song.title}, ${song.artist}`;
  const hasReasons = canExplain(card);
  return (
    <li
      className="chat-song"
      tabIndex={-1}
      data-row={rowName(card)}
      data-song
      data-chosen={(hasReasons && explained === impression) || undefined}
    >
      <span className="chat-place" aria-hidden="true">
        {words.number(place)}
      </span>
      <SongCover song={song} className="size-12 flex-none" />
      <div className="min-w-0 flex-1">
        <SongNames song={song} />
        <p className="text-faint text-small">
          {plays !== null && (
            <span className="whitespace-nowrap tabular-nums">
              {explore.plays(plays, words)}
              {reason !== null && ' · '}
            </span>
          )}
          {reason}
        </p>
      </div>
      <div className="chat-actions">
        {play !== null && song.spotifyUri !== null && (
          <button
            type="button"
            className="word"
            aria-label={chat.playOf(of)}
            onClick={() => play(card)}
          >
            {chat.play}
          </button>
        )}
        <SongActions
          song={song}
          reason={sentenceOf(reason)}
          verdict={verdictOf(song.id)}
          onVerdict={give}
        />
        {hasReasons && (
          <button
            type="button"
            className="word chat-why"
            aria-label={chat.whyOf(of)}
            onClick={() => explain(card)}
          >
            {chat.why}
          </button>
        )}
      </div>
    </li>
  );
}
