import { useEffect, useState } from 'react';

/** How many of `count` to draw so far: one more a frame, so that no frame has to draw them all. */
export function useOneByOne(count: number): number {
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    if (drawn >= count) return;
    // A timer, as a page in the background has no frames.
    const timer = setTimeout(() => setDrawn(drawn + 1), 16);
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}
