import type { Plugin } from 'vite';
import { documentOf } from './document-of.ts';

/**
 * Puts the style of the first page into its document: asked for on its own, it would hold up the first
 * paint by a way to the server and back. The server allows it by its digest.
 */
export function inlineStyle(): Plugin {
  return {
    name: 'inline-style',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const document = documentOf(bundle);
        document.source = `${document.source}`.replace(
          /<link rel="stylesheet"[^>]*href="\/([^"]+)">/,
          (_link, path: string) => {
            const style = bundle[path];
            if (style?.type !== 'asset') throw new Error(`The document names ${path}`);
            delete bundle[path];
            // What is loaded later asks for the styles that it rests on, unless a link to them is there.
            return `<style>${style.source}</style><link rel="stylesheet" href="/${path}" disabled>`;
          },
        );
      },
    },
  };
}
