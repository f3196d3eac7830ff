const key = 'echotune.reloaded';
const onceInMs = 60_000;
const askAgainMs = 3_000;

async function serverAnswers(): Promise<boolean> {
  const { ok } = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => ({
    ok: false,
  }));
  return ok;
}

/**
 * A part of the page that cannot be loaded is one of a build that has been replaced since the page was opened,
 * or the server is away: the page is loaded anew as soon as the server answers, and until then says what
 * is wrong. Once a minute at most, lest a part that is missing for good reload for ever.
 */
export function reloadWhenReplaced(): void {
  addEventListener('vite:preloadError', async () => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < onceInMs) return;
    while (!(await serverAnswers())) await new Promise((done) => setTimeout(done, askAgainMs));
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
}
