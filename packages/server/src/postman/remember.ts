/**
 * Runs in Postman after every request, so that the next can be about what this one told: an `id` by the
 * word of the address that it is the number of, the first of a list by the list's name. What is done to
 * something ("/playlists/5/entries") is answered with that; lines of JSON are no JSON.
 */
export const remember = `
const type = pm.response.headers.get('content-type') || '';
if (/[/+]json\\b/.test(type) && pm.response.code < 300) {
  const body = pm.response.json();
  const keep = (name, value) => {
    if (value !== undefined) pm.collectionVariables.set(name, value);
  };
  const path = pm.request.url.getPath();
  const [, word] = /.*\\/([a-z-]+)\\/\\d+(?:\\/|$)/.exec(path) || /\\/([a-z-]+)$/.exec(path) || [];
  if (word) keep(word, body.id);
  if (body.playlist) keep('playlists', body.playlist.id);
  if (body.conversation) keep('conversations', body.conversation.id);
  const [offer] = (body.message && body.message.proposals) || [];
  if (offer) keep('proposals', offer.id);
  for (const name of Object.keys(body)) {
    const first = Array.isArray(body[name]) ? body[name][0] : undefined;
    if (first && first.id !== undefined) keep(name, first.id);
    if (first && first.seq !== undefined) keep(name, first.seq);
    if (first && first.impression) keep('impression', first.impression);
  }
}`.trim();

/** Of one request: whether it was answered as its description says. */
export function expectStatus(statuses: readonly number[]): string {
  return `pm.test('is answered as described', () => pm.expect(pm.response.code).to.be.oneOf(${JSON.stringify(statuses)}));`;
}
