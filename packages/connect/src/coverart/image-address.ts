/** The Internet Archive, and whichever of its machines holds a file. */
const isArchive = /^(?:[a-z0-9-]+\.)*archive\.org$/;

/**
 * Where a redirect leads, if it may be followed: to the Internet Archive, always encrypted, or to where the
 * asked server itself is. Null for anywhere else: who answers must not choose what this machine asks.
 */
export function imageAddress(
  location: string | null,
  { from, home }: { readonly from: string; readonly home: string },
): string | null {
  const to = location === null ? null : URL.parse(location, from);
  if (to === null || to.username !== '' || to.password !== '') return null;
  if (to.origin === new URL(home).origin) return to.href;
  const isWeb = to.protocol === 'https:' || to.protocol === 'http:';
  if (!isWeb || to.port !== '' || !isArchive.test(to.hostname)) return null;
  to.protocol = 'https:';
  return to.href;
}
