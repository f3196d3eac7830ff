import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Bridge } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { usePageName } from '../frame/page-title.ts';
import { Stage } from '../frame/stage.tsx';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { SilentPlate } from '../groove/silent-plate.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { ShelfFrame } from '../songs/shelf-frame.tsx';
import { SongNames } from '../songs/song-names.tsx';
import { SentenceText } from '../words/sentence-text.tsx';
import { useWords } from '../words/use-words.ts';
import { BridgeEnd } from './bridge-end.tsx';
import { CoversDrawing } from './covers-drawing.tsx';
import { exploreApi } from './explore-api.ts';
import { PageHead } from './page-head.tsx';
import { type BridgeEnds, bridgeLengths } from './seeds.ts';

const route = getRouteApi('/played/explore/bridge');

/** The way from one song to another: choose two, then walk it. */
export function BridgePage() {
  const listener = useListener();
  const { explore } = useMessages();
  const words = useWords();
  usePageName(explore.bridge.title);
  const ends = route.useSearch();
  const navigate = route.useNavigate();
  const { from, to, length = bridgeLengths.usual } = ends;
  const [lit, setLit] = useState<number | null>(null);
  const isWhole = from !== undefined && to !== undefined;
  const bridge = useQuery({
    queryKey: ['bridge', listener.id, from, to, length],
    queryFn: () => exploreApi.bridge(listener.id, from ?? 0, to ?? 0, length),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  });
  useStatistics(listener.id);
  const change = (changed: BridgeEnds) =>
    void navigate({ search: { ...ends, ...changed }, replace: true });
  const steps = isWhole ? (bridge.data?.steps ?? []) : [];
  return (
    <Stage
      drawing={
        steps.length > 0 ? (
          <CoversDrawing songs={steps.map(({ song }) => song)} lit={lit} heart="" />
        ) : isWhole ? (
          <SilentPlate />
        ) : undefined
      }
    >
      <PageHead kind={explore.toBridge} title={explore.bridge.title}>
        <p className="mt-3 max-w-prose text-body text-soft">{explore.bridge.lead}</p>
        <div className="mt-6 grid gap-6 lg:grid-cols-2">
          <BridgeEnd
            label={explore.bridge.from}
            song={from ?? null}
            onPick={(song) => change({ from: song })}
          />
          <BridgeEnd
            label={explore.bridge.to}
            song={to ?? null}
            onPick={(song) => change({ to: song })}
          />
        </div>
        {isWhole && (
          <div className="mt-4 flex flex-wrap items-center gap-4 text-small text-soft">
            <label className="flex flex-1 items-center gap-3">
              {explore.bridge.length}
              <input
                type="range"
                className="min-w-32 flex-1 accent-(--accent)"
                min={bridgeLengths.least}
                max={bridgeLengths.most}
                value={length}
                onChange={({ target }) => change({ length: Number(target.value) })}
              />
              <output className="w-6 text-right tabular-nums">{words.number(length)}</output>
            </label>
            <button type="button" className="word" onClick={() => change({ from: to, to: from })}>
              {explore.bridge.turnRound}
            </button>
          </div>
        )}
      </PageHead>
      {isWhole && (
        <ShelfFrame title={explore.songs} query={bridge}>
          {bridge.data?.empty && (
            <div role="status" className="max-w-prose py-3 text-body text-soft">
              <p className="text-ink">{bridge.data.empty.message}</p>
              <p className="mt-1">{bridge.data.empty.help}</p>
            </div>
          )}
          <ol className="-mx-3">
            {steps.map((step) => (
              <Step key={step.song.id} step={step} onLight={setLit} />
            ))}
          </ol>
        </ShelfFrame>
      )}
    </Stage>
  );
}

interface StepProps {
  readonly step: Bridge['steps'][number];
  readonly onLight: (song: number | null) => void;
}

function Step({ step: { song, reason }, onLight }: StepProps) {
  return (
    <li
      className="song-row"
      onPointerEnter={() => onLight(song.id)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(song.id)}
      onBlur={() => onLight(null)}
    >
      <div className="song-open">
        <SongCover song={song} className="size-12 flex-none" />
        <div className="min-w-0">
          <SongNames song={song} />
          <p className="line-clamp-2 text-small text-faint">
            <SentenceText sentence={reason} />
          </p>
        </div>
      </div>
    </li>
  );
}
