import { getRouteApi, Link } from '@tanstack/react-router';
import type { DescribedArtist } from '../api.generated.ts';
import { NothingHere } from '../frame/nothing-here.tsx';
import { usePageName } from '../frame/page-title.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { isMissing, problemOf } from '../problem.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { SongList } from '../songs/song-list.tsx';
import { SongStage } from '../songs/song-stage.tsx';
import { useSongChoice } from '../songs/use-song-choice.ts';
import { HistoryWords } from './history-words.tsx';
import { ArtistOpinion, ExcludeAction } from './opinion-actions.tsx';
import { OwnYears } from './own-years.tsx';
import { PageHead, TagLinks } from './page-head.tsx';
import { PlayedSongs } from './played-songs.tsx';
import { idOf } from './seeds.ts';
import { SimilarArtists } from './similar-artists.tsx';
import { useArtist, useGoesWith } from './use-explore.ts';

const route = getRouteApi('/played/explore/artists/$id');

/** An artist: their strand through the listener's years, their songs, who is like them. */
export function ArtistPage() {
  const id = idOf(route.useParams().id);
  return id === undefined ? <NothingHere within="explore" /> : <OneArtist id={id} />;
}

function OneArtist({ id }: { readonly id: number }) {
  const listener = useListener();
  const { explore } = useMessages();
  const artist = useArtist(listener.id, id);
  usePageName(artist.data?.name);
  const goesWith = useGoesWith(listener.id, id);
  const choice = useSongChoice(listener.id, goesWith.data ? [goesWith.data] : []);
  if (isMissing(artist.error)) return <NothingHere within="explore" />;
  return (
    <SongStage choice={choice} drawing={<OwnYears of={artist.data ?? null} lit={choice.lit} />}>
      {artist.error && (
        <div className="py-16">
          <ProblemText problem={problemOf(artist.error)} onRetry={() => artist.refetch()} large />
        </div>
      )}
      {artist.data && (
        <>
          <ArtistHead artist={artist.data} />
          <PlayedSongs songs={artist.data.topSongs} />
          <SimilarArtists similar={artist.data.similar} />
          <ShelfFrame title={explore.goesWith} query={goesWith}>
            {goesWith.data && <SongList shelf={goesWith.data} choosing={choice.choosing} />}
          </ShelfFrame>
        </>
      )}
    </SongStage>
  );
}

function ArtistHead({ artist }: { readonly artist: DescribedArtist }) {
  const listener = useListener();
  const { explore } = useMessages();
  const { id, name, tags, history, exclusions } = artist;
  return (
    <PageHead kind={explore.artist} title={name}>
      <TagLinks tags={tags} />
      <div className="mt-3 max-w-prose">
        <HistoryWords history={history} timeZone={listener.timeZone} of="artist" />
      </div>
      <p className="page-actions">
        <Link
          to="/explore/radio"
          search={{ artist: id }}
          className="button button-strong inline-flex items-center"
        >
          {explore.radio}
        </Link>
        <ArtistOpinion listener={listener.id} artist={artist} />
        <ExcludeAction listener={listener.id} subject={{ artist: id }} exclusions={exclusions} />
      </p>
    </PageHead>
  );
}
