import { useSettled } from '../frame/use-settled.ts';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SongStage } from '../songs/song-stage.tsx';
import { useSongChoice } from '../songs/use-song-choice.ts';
import { Heading } from './heading.tsx';
import { HomeDrawing } from './home-drawing.tsx';
import { MixSection } from './mix-section.tsx';
import { ShelvesSection } from './shelves-section.tsx';
import { useDial } from './use-dial.ts';
import { useMix, useShelves } from './use-home.ts';

/** The ring of today and the shelves; at the right the liner notes of the chosen song. */
export function Home() {
  const listener = useListener();
  const [familiarity, setFamiliarity] = useDial(listener.id);
  const statistics = useStatistics(listener.id);
  const mix = useMix(listener.id, useSettled(familiarity, 140));
  const shelves = useShelves(listener.id);
  const choice = useSongChoice(listener.id, [
    ...(mix.data ? [mix.data] : []),
    ...(shelves.data?.shelves ?? []),
  ]);
  const { choosing } = choice;
  return (
    <SongStage
      choice={choice}
      drawing={<HomeDrawing listener={listener} statistics={statistics} lit={choice.lit} />}
    >
      <Heading listener={listener} statistics={statistics.data ?? null} />
      <MixSection mix={mix} familiarity={familiarity} onTurn={setFamiliarity} choosing={choosing} />
      <ShelvesSection shelves={shelves} choosing={choosing} />
    </SongStage>
  );
}
