import type { Rolldown } from 'vite';

/** The page's document, of what a build has made. */
export function documentOf(bundle: Rolldown.OutputBundle): Rolldown.OutputAsset {
  const document = bundle['index.html'];
  if (document?.type !== 'asset') throw new Error('The build made no document');
  return document;
}
