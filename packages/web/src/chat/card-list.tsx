import { Link } from '@tanstack/react-router';
import type { Card } from '../api.generated.ts';
import { NamedCover } from '../covers/cover-picture.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import type { SongCard } from './cards-context.ts';
import { SongCardRow } from './song-card-row.tsx';

type CardOf<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

const isOf =
  <Kind extends Card['kind']>(kind: Kind) =>
  (card: Card): card is CardOf<Kind> =>
    card.kind === kind;

/** What is shown beside an answer, kind by kind: figures, artists, playlists, songs. */
export function CardList({ cards }: { readonly cards: readonly Card[] }) {
  const figures = cards.filter(isOf('figure'));
  const named = cards.filter((card) => card.kind === 'artist' || card.kind === 'playlist');
  const songs: readonly SongCard[] = cards.filter(isOf('song'));
  return (
    <>
      {figures.length > 0 && <Figures figures={figures} />}
      {named.length > 0 && (
        <ul className="mt-3">
          {named.map((card) => (
            <li key={`${card.kind} ${card.id}`}>
              {card.kind === 'artist' ? <ArtistRow card={card} /> : <PlaylistRow card={card} />}
            </li>
          ))}
        </ul>
      )}
      {songs.length > 0 && (
        <ol className="mt-3">
          {songs.map((card, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a song may be there twice, and none moves
            <SongCardRow key={at} card={card} place={at + 1} />
          ))}
        </ol>
      )}
    </>
  );
}

function Figures({ figures }: { readonly figures: readonly CardOf<'figure'>[] }) {
  return (
    <dl className="chat-figures">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ArtistRow({ card: { id, name, plays } }: { readonly card: CardOf<'artist'> }) {
  const { explore } = useMessages();
  const words = useWords();
  return (
    <Link to="/explore/artists/$id" params={{ id: String(id) }} className="name-row">
      <NamedCover name={name} className="size-10 flex-none" />
      <span className="min-w-0 flex-1 truncate font-story text-body">{name}</span>
      {plays !== null && (
        <span className="flex-none text-faint text-small tabular-nums">
          {explore.plays(plays, words)}
        </span>
      )}
    </Link>
  );
}

function PlaylistRow({ card: { id, name, entries } }: { readonly card: CardOf<'playlist'> }) {
  const { playlists } = useMessages();
  const { chat } = pageMessages;
  const words = useWords();
  return (
    <Link to="/playlists/$id" params={{ id: String(id) }} className="name-row">
      <NamedCover name={name} className="size-10 flex-none" />
      <span className="min-w-0 flex-1 truncate font-story text-body">{name}</span>
      <span className="flex-none text-faint text-small tabular-nums">
        {chat.playlist}, {playlists.songs(entries, words.number(entries))}
      </span>
    </Link>
  );
}
