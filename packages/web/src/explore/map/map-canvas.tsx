import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { type Camera, type Frame, type Place, toScreen } from './camera.ts';
import type { Chart } from './chart.ts';
import { type Inks, inksOf, onInks } from './inks.ts';
import { paintMap } from './paint-map.ts';
import { radiusOf } from './radius.ts';
import type { PlacedArtist } from './regions.ts';
import { useMapGestures } from './use-map-gestures.ts';

interface MapCanvasProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly frame: Frame;
  readonly chart: Chart;
  readonly camera: Camera;
  readonly lit: number | null;
  readonly label: string;
  readonly onMove: (change: (camera: Camera) => Camera) => void;
  readonly onLight: (artist: PlacedArtist | null) => void;
  readonly onOpen: (artist: PlacedArtist, isTouch: boolean) => void;
}

/** How near to a point a pointer and a finger must come, CSS pixels. */
const reach = { mouse: 14, touch: 26 };

/** The map on a canvas as large as its box, drawn sharp on any screen, anew only when something changed. */
export function MapCanvas(props: MapCanvasProps) {
  const { canvas, frame, chart, camera, lit, label, onMove, onLight, onOpen } = props;
  const inks = useInks(canvas);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || inks === null || frame.width === 0) return;
    const sharpness = context.canvas.width / frame.width;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    paintMap(context, chart, { camera, frame, inks, lit });
  }, [canvas, chart, camera, frame, inks, lit]);

  const nearest = (at: Place, isTouch: boolean): PlacedArtist | null => {
    let best: PlacedArtist | null = null;
    let least = isTouch ? reach.touch : reach.mouse;
    for (const artist of chart.artists) {
      const { x, y } = toScreen(camera, frame, artist.place);
      const away = Math.hypot(x - at.x, y - at.y) - radiusOf(artist, chart, { camera, frame });
      if (away < least) [best, least] = [artist, away];
    }
    return best;
  };
  const gestures = useMapGestures({
    ...{ canvas, frame, onMove },
    onPoint: (at, isTouch) => !isTouch && onLight(at && nearest(at, false)),
    onPress: (at, isTouch) => {
      const found = nearest(at, isTouch);
      if (found === null) onLight(null);
      else onOpen(found, isTouch);
    },
  });
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      className="taste-map"
      data-near={camera.zoom > 1 || undefined}
      data-lit={lit !== null || undefined}
      {...gestures}
    />
  );
}

/** The colours worn; known again when they change, and when the typefaces have come. */
function useInks(canvas: RefObject<HTMLCanvasElement | null>): Inks | null {
  const [inks, setInks] = useState<Inks | null>(null);
  useEffect(() => {
    const read = () => canvas.current && setInks(inksOf(canvas.current));
    read();
    void document.fonts.ready.then(read);
    return onInks(read);
  }, [canvas]);
  return inks;
}
