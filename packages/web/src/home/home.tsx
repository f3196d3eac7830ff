import { type ReactNode, useEffect, useState } from 'react';
import type { Recommendation } from '../api.generated.ts';
import { Stage } from '../frame/stage.tsx';
import { useMedia } from '../frame/use-media.ts';
import { useListener } from '../frame/whose.ts';
import { LinerNotes } from '../liner-notes/liner-notes.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';
import { listenerHue, wearAccent } from '../theme/accent.ts';
import { Heading } from './heading.tsx';
import { HomeDrawing } from './home-drawing.tsx';
import { MixSection } from './mix-section.tsx';
import { SaidLine } from './said-line.tsx';
import { ShelvesSection } from './shelves-section.tsx';
import { useDial } from './use-dial.ts';
import { useMix, useSettled, useShelves, useStatistics } from './use-home.ts';
import { useHomeKeys } from './use-home-keys.ts';
import { type Given, useVerdicts } from './use-verdicts.ts';

interface Chosen {
  readonly name: string;
  readonly item: Recommendation;
}

/** The ring of today and the shelves; at the right the liner notes of the chosen song. */
export function Home() {
  const { keys, notes: linerNotes } = useMessages();
  const listener = useListener();
  const [familiarity, setFamiliarity] = useDial(listener.id);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const wide = useMedia('(min-width: 64rem)');
  const statistics = useStatistics(listener.id);
  const mix = useMix(listener.id, useSettled(familiarity, 140));
  const shelves = useShelves(listener.id);
  const verdicts = useVerdicts(listener.id);

  const topArtists = statistics.data?.topArtists;
  useEffect(() => {
    const hue = listenerHue(topArtists ?? []);
    if (hue !== null) wearAccent(hue, document.documentElement);
  }, [topArtists]);

  const choose = (name: string, item: Recommendation) => setChosen({ name, item });
  const close = () => {
    setChosen(null);
    setLit(null);
  };
  const give = (given: Given) => {
    const away = given.kind === 'hide' || given.kind === 'not-now';
    if (away && given.song.id === chosen?.item.song.id) close();
    else if (given.song.id === chosen?.item.song.id) {
      setChosen({ ...chosen, item: { ...chosen.item, verdict: given.kind } });
    }
    verdicts.give(given);
  };
  const choosing = { chosen: chosen?.name ?? null, onChoose: choose, onVerdict: give };
  useHomeKeys({
    shelves: [...(mix.data ? [mix.data] : []), ...(shelves.data?.shelves ?? [])],
    choosing,
    onClose: close,
    onUndo: () => {
      const { last } = verdicts;
      if (last !== null && last.kind !== null) give({ song: last.song, kind: null });
    },
  });

  const notes = chosen && (
    <LinerNotes
      listener={listener.id}
      item={chosen.item}
      timeZone={statistics.data?.timeZone ?? listener.timeZone}
      onLight={setLit}
      onVerdict={give}
      onClose={close}
    />
  );
  const drawing = (beneath: ReactNode) => (
    <HomeDrawing listener={listener} statistics={statistics} lit={lit} notes={beneath} />
  );
  return (
    <Stage drawing={drawing(wide ? notes : null)}>
      <Heading listener={listener} statistics={statistics.data ?? null} />
      <MixSection mix={mix} familiarity={familiarity} onTurn={setFamiliarity} choosing={choosing} />
      <ShelvesSection shelves={shelves} choosing={choosing} />
      <p className="pt-4 pb-10 text-faint text-small">
        {keys.hint.before}
        <kbd className="text-soft">?</kbd>
        {keys.hint.after}
      </p>
      <SaidLine verdicts={{ ...verdicts, give }} />
      {!wide && notes && (
        <Sheet label={linerNotes.title} onClose={close}>
          {drawing(notes)}
        </Sheet>
      )}
    </Stage>
  );
}
