/** Folders that systems, archivers and version control put beside what is the listener's. */
const folders =
  /^(__MACOSX|\.git|\.hg|\.svn|\.Trashes|\.Spotlight-V100|\.fseventsd|\.AppleDouble)$/;
/** The same of files; `._name` holds the attributes of the Macintosh file `name`. */
const files = /^(\.DS_Store|\._.*|\.localized|\.directory|Thumbs\.db|desktop\.ini)$/i;

/**
 * Whether something beside the listener's own files stands at a path within a folder or an archive. A
 * leading dot alone says nothing: players write `.scrobbler.log`. The page's `litter.ts` keeps
 * the same rule, so that it does not send what would be left out here; `golden/litter.json` tests both.
 */
export function isLitter(path: string): boolean {
  const parts = path.split('/');
  return parts.some((part) => folders.test(part)) || files.test(parts.at(-1) ?? '');
}
