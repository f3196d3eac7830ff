import { lazy, type ReactNode, Suspense } from 'react';
import { Stage } from '../frame/stage.tsx';
import { useMedia } from '../frame/use-media.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';
import { SaidLine } from './said-line.tsx';
import type { SongChoice } from './use-song-choice.ts';

const LinerNotes = lazy(async () => ({
  default: (await import('../liner-notes/liner-notes.tsx')).LinerNotes,
}));

interface SongStageProps {
  readonly choice: SongChoice;
  /** Stays in sight above the liner notes; without one a silent record. */
  readonly drawing: ReactNode | undefined;
  readonly children: ReactNode;
}

/** A page with shelves: the liner notes of the chosen song lie under its drawing, on a phone in a sheet. */
export function SongStage({ choice, drawing, children }: SongStageProps) {
  const listener = useListener();
  const { keys, notes: linerNotes } = useMessages();
  const wide = useMedia('(min-width: 64rem)');
  const { item, verdicts, onLight, onClose } = choice;
  const notes = item && (
    <Suspense>
      <LinerNotes
        listener={listener.id}
        item={item}
        timeZone={listener.timeZone}
        onLight={onLight}
        onVerdict={verdicts.give}
        onClose={onClose}
      />
    </Suspense>
  );
  const over = (beneath: ReactNode) => (
    <div className="noted-drawing" data-notes={beneath !== null || undefined}>
      {drawing ?? <SilentPlate />}
      {beneath}
    </div>
  );
  return (
    <Stage drawing={drawing === undefined && !notes ? undefined : over(wide ? notes : null)}>
      {children}
      <p className="pt-4 pb-10 text-faint text-small">
        {keys.hint.before}
        <kbd className="text-soft">?</kbd>
        {keys.hint.after}
      </p>
      <SaidLine verdicts={verdicts} />
      {!wide && notes && (
        <Sheet label={linerNotes.title} onClose={onClose}>
          {over(notes)}
        </Sheet>
      )}
    </Stage>
  );
}
