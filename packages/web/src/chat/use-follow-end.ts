import { useEffect, useRef } from 'react';

/** So far above the end one still reads along, pixels. */
const nearPx = 160;

/** Keeps the end of a growing page in sight while one is there. Returns what goes there at once. */
export function useFollowEnd(growth: unknown): () => void {
  const follows = useRef(true);
  useEffect(() => {
    const look = () => {
      const { scrollHeight } = document.documentElement;
      follows.current = scrollHeight - window.innerHeight - window.scrollY < nearPx;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has grown is what there is to follow
  useEffect(() => {
    if (follows.current) window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [growth]);
  return () => {
    follows.current = true;
  };
}
