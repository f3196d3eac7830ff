import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { ArtistList } from './artist-list.tsx';
import { foundKeys } from './found-keys.ts';
import { FoundList } from './found-list.tsx';
import { placedArtists, playedTags } from './map/regions.ts';
import { TasteMap } from './map/taste-map.tsx';
import { SearchField } from './search-field.tsx';
import { TagList } from './tag-list.tsx';
import { useSearch, useTasteMap } from './use-explore.ts';

const route = getRouteApi('/played/explore');
const rowsFound = 12;
const tagsListed = 12;

/** The map of the listener's taste, a search, and the ways that begin here. */
export function ExplorePage() {
  const listener = useListener();
  const { explore } = useMessages();
  const words = useWords();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [lit, setLit] = useState<number | null>(null);
  const asked = useSettled(text.trim(), 120);
  const map = useTasteMap(listener.id);
  const found = useSearch(asked, rowsFound);
  useStatistics(listener.id);
  useEffect(() => {
    void navigate({ search: asked === '' ? {} : { q: asked }, replace: true });
  }, [asked, navigate]);
  const artists = map.data?.artists ?? [];
  const isDrawn = placedArtists(artists).length > 0;
  const clear = () => {
    setText('');
    setLit(null);
  };
  return (
    <Stage
      drawing={
        map.data && isDrawn ? (
          <TasteMap map={map.data} lit={lit} onLight={setLit} />
        ) : (
          <SilentPlate />
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and of what it finds */}
      <div onKeyDown={foundKeys(clear)}>
        <header className="pt-4 pb-8 lg:pt-16">
          <h1 className="text-story">
            {map.data ? explore.story(artists.length, words) : explore.title}
          </h1>
          <div className="mt-8">
            <SearchField
              field={field}
              label={explore.search}
              hint={{ key: '/', does: explore.searchHint }}
              value={text}
              onChange={setText}
            />
          </div>
        </header>
        {asked !== '' && text.trim() !== '' && (
          <FoundList q={asked} found={found} onLight={setLit} />
        )}
      </div>
      {map.error && <ProblemText problem={problemOf(map.error)} onRetry={() => map.refetch()} />}
      {map.data && !isDrawn && (
        <div role="status" className="max-w-prose pb-8 text-body text-soft">
          <p className="text-ink">{explore.map.untrained}</p>
          <p className="mt-1">{explore.map.untrainedHelp}</p>
        </div>
      )}
      {text.trim() === '' && map.data && (
        <>
          <ArtistList artists={artists} lit={lit} onLight={setLit} />
          <Ways tags={playedTags(artists).slice(0, tagsListed)} />
        </>
      )}
    </Stage>
  );
}

function Ways({ tags }: { readonly tags: readonly string[] }) {
  const { explore } = useMessages();
  return (
    <section className="pb-16">
      <h2 className="border-line border-t pt-5 pb-2 text-title">{explore.ways}</h2>
      <Link to="/explore/bridge" search={{}} className="name-row flex-wrap justify-between">
        <span className="font-story text-body">{explore.toBridge}</span>
        <span className="text-faint text-small">{explore.toBridgeDetail}</span>
      </Link>
      {tags.length > 0 && (
        <>
          <h3 className="pt-5 text-small text-soft">{explore.tagRadios}</h3>
          <TagList tags={tags} className="pt-1" />
        </>
      )}
    </section>
  );
}
