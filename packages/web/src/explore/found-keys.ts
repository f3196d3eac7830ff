import type { KeyboardEvent } from 'react';

/**
 * The keys of a search field and what was found under it, each `data-found`: up and down move, Enter in the
 * field opens the first, Escape begins again.
 */
export function foundKeys(onClear: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, currentTarget, target } = event;
    const field = currentTarget.querySelector('input');
    const found = [...currentTarget.querySelectorAll<HTMLElement>('[data-found]')];
    const at = found.findIndex((one) => one.matches(':focus'));
    if (key === 'ArrowDown') found[Math.min(found.length - 1, at + 1)]?.focus();
    else if (key === 'ArrowUp') (at > 0 ? found[at - 1] : field)?.focus();
    else if (key === 'Enter' && target === field) found[0]?.click();
    else if (key === 'Escape') {
      onClear();
      field?.focus();
    } else return;
    event.preventDefault();
  };
}
