import { getRouteApi, Link } from '@tanstack/react-router';
import type { DescribedArtist } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMinute } from '../home/use-home.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { SongList } from '../songs/song-list.tsx';
import { SongStage } from '../songs/song-stage.tsx';
import { useSongChoice } from '../songs/use-song-choice.ts';
import { HistoryWords } from './history-words.tsx';
import { ArtistOpinion, ExcludeAction } from './opinion-actions.tsx';
import { PageHead, TagLinks } from './page-head.tsx';
import { PlayedSongs } from './played-songs.tsx';
import { SimilarArtists } from './similar-artists.tsx';
import { useArtist, useGoesWith } from './use-explore.ts';
import { YearsDrawing } from './years-drawing.tsx';

const route = getRouteApi('/played/explore/artists/$id');

/** An artist: their strand through the listener's years, their songs, who is like them. */
export function ArtistPage() {
  const listener = useListener();
  const { explore } = useMessages();
  const id = Number(route.useParams().id);
  const now = useMinute();
  const artist = useArtist(listener.id, id);
  const statistics = useStatistics(listener.id);
  const goesWith = useGoesWith(listener.id, id);
  const choice = useSongChoice(listener.id, goesWith.data ? [goesWith.data] : []);
  const since = statistics.data?.firstPlay ?? null;
  const drawing =
    artist.data && since !== null ? (
      <YearsDrawing
        name={artist.data.name}
        history={artist.data.history}
        {...{ since, now }}
        timeZone={listener.timeZone}
        lit={choice.lit}
      />
    ) : (
      <SilentPlate />
    );
  return (
    <SongStage choice={choice} drawing={drawing}>
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
      <p className="mt-5 flex flex-wrap items-center gap-y-2">
        <Link
          to="/explore/radio"
          search={{ artist: id }}
          className="button button-strong mr-3 inline-flex items-center"
        >
          {explore.radio}
        </Link>
        <ArtistOpinion listener={listener.id} artist={artist} />
        <ExcludeAction listener={listener.id} subject={{ artist: id }} exclusions={exclusions} />
      </p>
    </PageHead>
  );
}
