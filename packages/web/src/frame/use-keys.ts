import { useEffect, useRef } from 'react';

/** Whether a key press is typing, or a shortcut of the browser, and so not ours. */
function isForeign(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest('input:not([type=range]), select, textarea, dialog') !== null
  );
}

/** Calls what belongs to a key, wherever the focus is, unless it is being typed into something. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = isForeign(event) ? undefined : latest.current[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
