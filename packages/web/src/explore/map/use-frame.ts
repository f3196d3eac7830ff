import { type RefObject, useEffect, useState } from 'react';
import type { Frame } from './camera.ts';

/** The size of a canvas's box, which the canvas takes over, sharp on any screen. */
export function useFrame(canvas: RefObject<HTMLCanvasElement | null>): Frame {
  const [frame, setFrame] = useState<Frame>({ width: 0, height: 0 });
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    const watched = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = target;
      target.width = Math.round(width * devicePixelRatio);
      target.height = Math.round(height * devicePixelRatio);
      setFrame({ width, height });
    });
    watched.observe(target);
    return () => watched.disconnect();
  }, [canvas]);
  return frame;
}
