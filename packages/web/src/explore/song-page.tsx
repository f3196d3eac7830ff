import { getRouteApi, Link } from '@tanstack/react-router';
import type { DescribedSong } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { NothingHere } from '../frame/nothing-here.tsx';
import { usePageName } from '../frame/page-title.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { isMissing, problemOf } from '../problem.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { SongActions } from '../songs/song-actions.tsx';
import { SongList } from '../songs/song-list.tsx';
import { SongStage } from '../songs/song-stage.tsx';
import { useSongChoice } from '../songs/use-song-choice.ts';
import type { Given } from '../songs/use-verdicts.ts';
import { HistoryWords } from './history-words.tsx';
import { ExcludeAction } from './opinion-actions.tsx';
import { OwnYears } from './own-years.tsx';
import { PageHead, TagLinks } from './page-head.tsx';
import { idOf } from './seeds.ts';
import { useMoreLike, useSong } from './use-explore.ts';

const route = getRouteApi('/played/explore/songs/$id');

/** A song: its place in the listener's years, what one can say of it, and what is like it with why. */
export function SongPage() {
  const id = idOf(route.useParams().id);
  return id === undefined ? <NothingHere within="explore" /> : <OneSong id={id} />;
}

function OneSong({ id }: { readonly id: number }) {
  const listener = useListener();
  const { explore } = useMessages();
  const song = useSong(listener.id, id);
  usePageName(song.data?.song.title);
  const similar = useMoreLike(listener.id, id);
  const choice = useSongChoice(listener.id, similar.data ? [similar.data] : []);
  if (isMissing(song.error)) return <NothingHere within="explore" />;
  return (
    <SongStage
      choice={choice}
      drawing={
        <OwnYears
          of={song.data ? { name: song.data.song.title, history: song.data.history } : null}
          lit={choice.lit}
        />
      }
    >
      {song.error && (
        <div className="py-16">
          <ProblemText problem={problemOf(song.error)} onRetry={() => song.refetch()} large />
        </div>
      )}
      {song.data && (
        <>
          <SongHead described={song.data} onVerdict={choice.verdicts.give} />
          <ShelfFrame title={explore.moreLike} query={similar}>
            {similar.data && <SongList shelf={similar.data} choosing={choice.choosing} />}
          </ShelfFrame>
        </>
      )}
    </SongStage>
  );
}

interface SongHeadProps {
  readonly described: DescribedSong;
  readonly onVerdict: (given: Given) => void;
}

function SongHead({ described, onVerdict }: SongHeadProps) {
  const listener = useListener();
  const { explore } = useMessages();
  const { song, tags, verdict, exclusions, history } = described;
  return (
    <PageHead kind={explore.song} title={song.title}>
      <div className="mt-4 flex items-center gap-4">
        <SongCover song={song} className="size-20 flex-none" />
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <Link
            to="/explore/artists/$id"
            params={{ id: String(song.artistId) }}
            className="song-link text-body"
          >
            {song.artist}
          </Link>
          <span className="block text-faint text-small">{song.release}</span>
        </p>
      </div>
      <TagLinks tags={tags} />
      <div className="mt-3 max-w-prose">
        <HistoryWords history={history} timeZone={listener.timeZone} of="song" />
      </div>
      <div className="page-actions">
        <Link
          to="/explore/radio"
          search={{ song: song.id }}
          className="button button-strong inline-flex items-center"
        >
          {explore.radio}
        </Link>
        <SongActions song={song} reason={null} verdict={verdict} onVerdict={onVerdict} />
        <Link to="/explore/bridge" search={{ from: song.id }} className="word">
          {explore.bridgeFrom}
        </Link>
        <ExcludeAction listener={listener.id} subject={{ song: song.id }} exclusions={exclusions} />
      </div>
    </PageHead>
  );
}
