import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Shelf } from '../api.generated.ts';
import { usePageName } from '../frame/page-title.ts';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { SongList } from '../songs/song-list.tsx';
import { SongStage } from '../songs/song-stage.tsx';
import { useSongChoice } from '../songs/use-song-choice.ts';
import { CoversDrawing } from './covers-drawing.tsx';
import type { RadioSeed } from './explore-api.ts';
import { PageHead } from './page-head.tsx';
import { useArtist, useSong } from './use-explore.ts';
import { useRadio } from './use-radio.ts';

const route = getRouteApi('/played/explore/radio');

/** What a radio starts from, in words; null while that is not known. */
function useSeedName(listener: number, { song, artist, tag }: RadioSeed): string | null {
  const ofSong = useSong(listener, song ?? null);
  const ofArtist = useArtist(listener, artist ?? null);
  return tag ?? ofSong.data?.song.title ?? ofArtist.data?.name ?? null;
}

/** What goes with a song, an artist or a kind of music: a list that goes on as one comes to its end. */
export function RadioPage() {
  const listener = useListener();
  const { explore } = useMessages();
  const seed = route.useSearch();
  const hasSeed = (seed.song ?? seed.artist ?? seed.tag) !== undefined;
  const name = useSeedName(listener.id, seed);
  usePageName(name === null ? explore.radio : explore.radioPage.of(name));
  const radio = useRadio(listener.id, hasSeed ? seed : null);
  useStatistics(listener.id);
  const pages = radio.data?.pages ?? [];
  const [first] = pages;
  const shelf: Shelf | null =
    first === undefined ? null : { ...first, items: pages.flatMap(({ items }) => items) };
  const choice = useSongChoice(listener.id, shelf === null ? [] : [shelf]);
  const drawing =
    shelf !== null && shelf.items.length > 0 ? (
      <CoversDrawing
        songs={shelf.items.map(({ song }) => song)}
        lit={choice.item?.song.id ?? null}
        heart={name ?? ''}
      />
    ) : hasSeed ? (
      <SilentPlate />
    ) : undefined;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = radio;
  return (
    <SongStage choice={choice} drawing={drawing}>
      <PageHead kind={explore.radio} title={name ?? explore.radio}>
        <p className="mt-3 max-w-prose text-body text-soft">
          {hasSeed ? explore.radioPage.goesOn : explore.radioPage.start}
        </p>
        {!hasSeed && (
          <p className="mt-6">
            <Link to="/explore" search={{}} className="button inline-flex items-center">
              {explore.search}
            </Link>
          </p>
        )}
      </PageHead>
      {hasSeed && (
        <ShelfFrame title={explore.radioPage.list} query={radio}>
          {shelf && <SongList shelf={shelf} choosing={choice.choosing} />}
          {shelf && shelf.items.length > 0 && (
            <GoOn
              isOver={!hasNextPage}
              isPending={isFetchingNextPage}
              onMore={() => void fetchNextPage()}
            />
          )}
        </ShelfFrame>
      )}
    </SongStage>
  );
}

interface GoOnProps {
  readonly isOver: boolean;
  readonly isPending: boolean;
  readonly onMore: () => void;
}

/** The end of the list; it asks for more when it comes in sight, and by its button. */
function GoOn({ isOver, isPending, onMore }: GoOnProps) {
  const { explore } = useMessages();
  const foot = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  const waits = isOver || isPending;
  useEffect(() => {
    if (waits || foot.current === null) return;
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) latest.current();
    });
    seen.observe(foot.current);
    return () => seen.disconnect();
  }, [waits]);
  return (
    <div ref={foot} className="py-6" aria-live="polite">
      {isOver ? (
        <p className="text-faint text-small">{explore.radioPage.end}</p>
      ) : (
        <button type="button" className="button" disabled={isPending} onClick={onMore}>
          {explore.radioPage.more}
        </button>
      )}
    </div>
  );
}
