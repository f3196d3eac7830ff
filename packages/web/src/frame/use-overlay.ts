import { useEffect, useState } from 'react';
import { useKeys } from './use-keys.ts';

/** What lies over the page: the palette, the list of keys, or nothing. */
export type Overlay = 'palette' | 'keys' | null;

/** A page that has its own search is searched there. */
function search(elsewhere: () => void): void {
  const field = document.querySelector<HTMLElement>('[data-search]');
  if (field === null) elsewhere();
  else field.focus();
}

/** What lies over every page, and the keys that call it: ⌘K or Ctrl-K (even while typing), `/`, `?`. */
export function useOverlay(): [Overlay, (overlay: Overlay) => void] {
  const [overlay, setOverlay] = useState<Overlay>(null);
  useKeys({ '/': () => search(() => setOverlay('palette')), '?': () => setOverlay('keys') });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const called = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!called || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOverlay((now) => (now === 'palette' ? null : 'palette'));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return [overlay, setOverlay];
}
