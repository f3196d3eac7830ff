import { lazy, type ReactNode, Suspense } from 'react';
import { Stage } from '../frame/stage.tsx';
import { useMedia } from '../frame/use-media.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { useCards } from './use-cards.ts';

const LinerNotes = lazy(async () => ({
  default: (await import('../liner-notes/liner-notes.tsx')).LinerNotes,
}));

interface ChatStageProps {
  readonly cards: ReturnType<typeof useCards>;
  /** Null where there is nothing to draw. */
  readonly drawing: ReactNode | null;
  readonly children: ReactNode;
}

/** A talk with its drawing beside it, and the liner notes under that; on a phone the talk alone, the notes in a sheet. */
export function ChatStage({ cards, drawing, children }: ChatStageProps) {
  const listener = useListener();
  const { notes: words } = useMessages();
  const wide = useMedia('(min-width: 64rem)');
  const { item, verdicts, close } = cards;
  const notes = item && (
    <Suspense>
      <LinerNotes
        listener={listener.id}
        item={item}
        timeZone={listener.timeZone}
        onLight={() => {}}
        onVerdict={verdicts.give}
        onClose={close}
      />
    </Suspense>
  );
  const beside = (
    <div className="noted-drawing" data-notes={notes !== null || undefined}>
      {drawing ?? <SilentPlate />}
      {notes}
    </div>
  );
  return (
    <Stage drawing={wide ? beside : null}>
      {children}
      {!wide && notes && (
        <Sheet label={words.title} onClose={close}>
          {notes}
        </Sheet>
      )}
    </Stage>
  );
}
