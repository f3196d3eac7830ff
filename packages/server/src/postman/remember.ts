/**
 * Runs in Postman after every request, so that the next can be about what this one told: an `id` by the
 * last word of the address, the first of a list by the list's name.
 */
export const remember = `
const isJson = /json/.test(pm.response.headers.get('content-type') || '');
if (isJson && pm.response.code < 300) {
  const body = pm.response.json();
  const keep = (name, value) => {
    if (value !== undefined) pm.collectionVariables.set(name, value);
  };
  keep(pm.request.url.getPath().split('/').filter((word) => /^[a-z-]+$/.test(word)).pop(), body.id);
  if (body.playlist) keep('playlists', body.playlist.id);
  for (const name of Object.keys(body)) {
    const first = Array.isArray(body[name]) ? body[name][0] : undefined;
    if (first && first.id !== undefined) keep(name, first.id);
    if (first && first.impression) keep('impression', first.impression);
  }
}`.trim();

/** Of one request: whether it was answered as its description says. */
export function expectStatus(statuses: readonly number[]): string {
  return `pm.test('is answered as described', () => pm.expect(pm.response.code).to.be.oneOf(${JSON.stringify(statuses)}));`;
}
