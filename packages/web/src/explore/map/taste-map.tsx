import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { TasteMap as Mapped } from '../../api.generated.ts';
import { useMessages } from '../../messages/use-messages.ts';
import { useWords } from '../../words/use-words.ts';
import { type Camera, middleOf, panned, wholeMap, zoomed } from './camera.ts';
import { chartOf } from './chart.ts';
import { MapCanvas } from './map-canvas.tsx';
import type { PlacedArtist } from './regions.ts';
import { useFrame } from './use-frame.ts';

interface TasteMapProps {
  readonly map: Mapped;
  readonly lit: number | null;
  readonly onLight: (artist: number | null) => void;
}

const nearer = 1.6;
const panPixels = 60;
const pans = new Map([
  ['ArrowLeft', [panPixels, 0]],
  ['ArrowRight', [-panPixels, 0]],
  ['ArrowUp', [0, panPixels]],
  ['ArrowDown', [0, -panPixels]],
] as const);

/** A taste as a map: hills where much is played, an artist a point. Touching one lights it, then leads there. */
export function TasteMap({ map, lit, onLight }: TasteMapProps) {
  const { explore } = useMessages();
  const words = useWords();
  const go = useNavigate();
  const [camera, setCamera] = useState<Camera>(wholeMap);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useFrame(canvas);
  const chart = useMemo(() => chartOf(map.artists), [map]);
  const one = chart.artists.find(({ id }) => id === lit);

  const zoom = (by: number) => () => setCamera((now) => zoomed(now, frame, by, middleOf(frame)));
  const press = (event: KeyboardEvent) => {
    const key = event.key;
    const pan = [...pans].find(([name]) => name === key)?.[1];
    if (pan !== undefined) setCamera((now) => panned(now, frame, pan[0], pan[1]));
    else if (key === '+' || key === '=') zoom(nearer)();
    else if (key === '-') zoom(1 / nearer)();
    else if (key === '0') setCamera(wholeMap);
    else return;
    event.preventDefault();
  };
  const open = (artist: PlacedArtist, isTouch: boolean) => {
    if (isTouch && artist.id !== lit) onLight(artist.id);
    else void go({ to: '/explore/artists/$id', params: { id: String(artist.id) } });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: what it groups is a picture and its buttons
    <div
      role="group"
      aria-label={explore.map.keys}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that move the map
      tabIndex={0}
      onKeyDown={press}
      className="taste-map-frame"
    >
      <MapCanvas
        {...{ canvas, frame, chart, camera, lit }}
        label={explore.map.name(chart.artists.length, words)}
        onMove={setCamera}
        onLight={(artist) => onLight(artist?.id ?? null)}
        onOpen={open}
      />
      <p className="taste-map-said" data-shown={one !== undefined || undefined}>
        {one && (
          <>
            <Link to="/explore/artists/$id" params={{ id: String(one.id) }} tabIndex={-1}>
              <span className="font-story text-body">{one.name}</span>
            </Link>{' '}
            <span className="text-small text-soft tabular-nums">
              {explore.plays(one.plays, words)}
              {one.tags.length > 0 && ` · ${one.tags.slice(0, 3).join(', ')}`}
            </span>
          </>
        )}
      </p>
      <p className="taste-map-keys">
        <button type="button" className="word" onClick={zoom(nearer)}>
          {explore.map.closer}
        </button>
        <button
          type="button"
          className="word"
          disabled={camera.zoom === 1}
          onClick={zoom(1 / nearer)}
        >
          {explore.map.further}
        </button>
        <button
          type="button"
          className="word"
          disabled={camera.zoom === 1}
          onClick={() => setCamera(wholeMap)}
        >
          {explore.map.whole}
        </button>
      </p>
    </div>
  );
}
