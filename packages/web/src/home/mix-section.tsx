import type { UseQueryResult } from '@tanstack/react-query';
import type { Shelf } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { type Choosing, SongList } from '../songs/song-list.tsx';
import { Dial } from './dial.tsx';

interface MixSectionProps {
  readonly mix: UseQueryResult<Shelf>;
  /** Null while the listener has not touched the dial. */
  readonly familiarity: number | null;
  readonly onTurn: (familiarity: number) => void;
  readonly choosing: Choosing;
}

/** The mixed shelf under the dial. */
export function MixSection({ mix, familiarity, onTurn, choosing }: MixSectionProps) {
  const { home } = useMessages();
  return (
    <ShelfFrame title={mix.data?.title ?? home.forYou} query={mix}>
      <Dial familiarity={familiarity ?? 0.5} touched={familiarity !== null} onTurn={onTurn} />
      {mix.data && <SongList shelf={mix.data} choosing={choosing} />}
    </ShelfFrame>
  );
}
