import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { documentOf } from './document-of.ts';

const source = new URL('service-worker.js', import.meta.url);

/**
 * Emits `/sw.js`: the service worker, told which files make the page that was built. Its version is a digest
 * of their names, which say what is in them, and of the document: a new build is a new worker.
 */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle: {
      // Last: others still take files away that turn out to be empty.
      order: 'post',
      handler(_options, bundle) {
        // Fonts are kept as they are used: most readers need one script of many.
        const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(?:css|js)$/.test(file));
        const kept = ['/', ...files.sort().map((file) => `/${file}`)];
        const content = createHash('sha256').update(kept.join()).update(documentOf(bundle).source);
        const version = content.digest('hex').slice(0, 16);
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const version = '${version}';\nconst kept = ${JSON.stringify(kept)};\n${readFileSync(source, 'utf8')}`,
        });
      },
    },
  };
}
