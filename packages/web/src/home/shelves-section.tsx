import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Shelves } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { type Choosing, SongList } from '../songs/song-list.tsx';

interface ShelvesSectionProps {
  readonly shelves: UseQueryResult<Shelves>;
  readonly choosing: Choosing;
}

/** The shelves, one under the other, in the server's order. */
export function ShelvesSection({ shelves, choosing }: ShelvesSectionProps) {
  const { home } = useMessages();
  // Many rows: drawn when nothing more urgent is.
  const shown = useDeferredValue(shelves.data);
  if (shown === undefined) {
    return (
      <ShelfFrame title={home.shelves} query={shelves}>
        {null}
      </ShelfFrame>
    );
  }
  return shown.shelves.map((shelf) => (
    <ShelfFrame key={shelf.shelf} title={shelf.title} query={shelves}>
      <SongList shelf={shelf} choosing={choosing} />
    </ShelfFrame>
  ));
}
