const litterFolders =
  /^(__MACOSX|\.git|\.hg|\.svn|\.Trashes|\.Spotlight-V100|\.fseventsd|\.AppleDouble)$/;
const litterFiles = /^(\.DS_Store|\._.*|\.localized|\.directory|Thumbs\.db|desktop\.ini)$/i;

/**
 * What systems and tools put beside the listener's own files: the rule of the server's
 * `know-litter.ts`, which a page cannot import; `golden/litter.json` holds both to the same names.
 */
export function isLitter(path: string): boolean {
  const parts = path.split('/');
  return parts.some((part) => litterFolders.test(part)) || litterFiles.test(parts.at(-1) ?? '');
}
