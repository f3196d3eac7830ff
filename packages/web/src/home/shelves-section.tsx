import type { UseQueryResult } from '@tanstack/react-query';
import type { Shelves } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { WaitingRows } from '../parts/waiting.tsx';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { type Choosing, SongList } from '../songs/song-list.tsx';
import { useOneByOne } from './use-one-by-one.ts';

interface ShelvesSectionProps {
  readonly shelves: UseQueryResult<Shelves>;
  readonly choosing: Choosing;
}

/** The shelves, one under the other, in the server's order. */
export function ShelvesSection({ shelves, choosing }: ShelvesSectionProps) {
  const { home } = useMessages();
  const drawn = useOneByOne(shelves.data?.shelves.length ?? 0);
  if (shelves.data === undefined) {
    return (
      <ShelfFrame title={home.shelves} query={shelves}>
        {null}
      </ShelfFrame>
    );
  }
  return shelves.data.shelves.map((shelf, nth) => (
    <ShelfFrame key={shelf.shelf} title={shelf.title} query={shelves}>
      {nth < drawn ? <SongList shelf={shelf} choosing={choosing} /> : <WaitingRows />}
    </ShelfFrame>
  ));
}
