// Keeps the page itself, never what the server tells of anybody: without a connection the page opens and
// says so. `version` and `kept`, the addresses of all that makes the page, stand before this (offline-shell.ts).
/* global version, kept */
const cacheName = `echotune ${version}`;

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(kept))
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  const leave = (names) =>
    Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
  event.waitUntil(
    caches
      .keys()
      .then(leave)
      .then(() => clients.claim()),
  );
});

/** The server's own document as long as it answers; it is the same under every address of the page. */
async function open(request) {
  try {
    return await fetch(request);
  } catch (cause) {
    const shell = await caches.match('/');
    if (shell === undefined) throw cause;
    return shell;
  }
}

/** What an address under /assets/ gives never changes: kept once, it is not asked for again. */
async function asset(request) {
  const found = await caches.match(request);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, answer.clone());
  }
  return answer;
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && !/^\/(?:api|v1|listenbrainz|lastfm)\//.test(pathname)) {
    event.respondWith(open(request));
  }
});
