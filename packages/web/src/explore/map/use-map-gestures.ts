import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type Camera, type Frame, type Place, panned, zoomed } from './camera.ts';

interface Gestures {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly frame: Frame;
  readonly onMove: (change: (camera: Camera) => Camera) => void;
  /** Pointed at, in pixels of the canvas; null where the pointer has left or drags. */
  readonly onPoint: (at: Place | null, isTouch: boolean) => void;
  readonly onPress: (at: Place, isTouch: boolean) => void;
}

/** Moved less than that, a press is a press. */
const stillPixels = 6;
const perWheelPixel = 0.0016;

function placeIn(
  target: Element,
  { clientX, clientY }: { clientX: number; clientY: number },
): Place {
  const box = target.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

/** Dragging moves the map, the wheel and two fingers bring it nearer, a press that stays is a press. */
export function useMapGestures({ canvas, frame, onMove, onPoint, onPress }: Gestures) {
  const held = useRef(new Map<number, Place>());
  const moved = useRef(0);

  useWheel(canvas, frame, onMove);

  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (held.current.size === 0) moved.current = 0;
    held.current.set(event.pointerId, placeIn(event.currentTarget, event));
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const at = placeIn(event.currentTarget, event);
    const before = held.current.get(event.pointerId);
    if (before === undefined) {
      onPoint(at, event.pointerType === 'touch');
      return;
    }
    const [dx, dy] = [at.x - before.x, at.y - before.y];
    moved.current += Math.hypot(dx, dy);
    const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
    held.current.set(event.pointerId, at);
    if (moved.current < stillPixels) return;
    onPoint(null, false);
    if (other === undefined) onMove((camera) => panned(camera, frame, dx, dy));
    else {
      const apart = (place: Place) => Math.hypot(place.x - other.x, place.y - other.y);
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      const by = apart(at) / Math.max(1, apart(before));
      onMove((camera) => panned(zoomed(camera, frame, by, middle), frame, dx / 2, dy / 2));
    }
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    const wasAlone = held.current.size === 1;
    const wasHeld = held.current.delete(event.pointerId);
    if (!wasHeld || !wasAlone || moved.current >= stillPixels) return;
    onPress(placeIn(event.currentTarget, event), event.pointerType === 'touch');
  };
  return {
    onPointerDown: down,
    onPointerMove: move,
    onPointerUp: up,
    onPointerCancel: (event: PointerEvent) => held.current.delete(event.pointerId),
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') onPoint(null, false);
    },
  };
}

/** React listens to the wheel passively: it could not keep the page from scrolling. */
function useWheel(
  canvas: RefObject<HTMLCanvasElement | null>,
  frame: Frame,
  onMove: Gestures['onMove'],
): void {
  const latest = useRef({ frame, onMove });
  useEffect(() => {
    latest.current = { frame, onMove };
  });
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const by = Math.exp(-event.deltaY * lines * perWheelPixel * (event.ctrlKey ? 4 : 1));
      const at = placeIn(target, event);
      latest.current.onMove((camera) => zoomed(camera, latest.current.frame, by, at));
    };
    target.addEventListener('wheel', turn, { passive: false });
    return () => target.removeEventListener('wheel', turn);
  }, [canvas]);
}
