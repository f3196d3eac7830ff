const key = 'echotune.reloaded';
const againMs = 60_000;

/**
 * A part of the page that is no longer there is one of a build that has been replaced since the page was
 * opened: the new one is loaded, once a minute at most, lest a part that is missing for good reload for ever.
 */
export function reloadWhenReplaced(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < againMs) return;
    sessionStorage.setItem(key, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
