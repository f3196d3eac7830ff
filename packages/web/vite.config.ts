import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { inlineStyle } from './build/inline-style.ts';
import { offlineShell } from './build/offline-shell.ts';

const server = 'http://127.0.0.1:4545';

/** The server's policy allows no inline code, so nothing is inlined, not even a small font. */
export default defineConfig({
  plugins: [react(), tailwindcss(), inlineStyle(), offlineShell(), compressed()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What Home needs comes as one file: many small ones cost more than they save.
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  server: {
    proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
});
