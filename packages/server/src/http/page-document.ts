import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negotiate } from './negotiate.ts';

/** Where the build of the page lies. */
export const builtPage = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The document under all addresses of the page; null where it is not built. */
export function pageDocument(): string | null {
  const path = join(builtPage, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** What a content security policy calls the styles within the document. */
export function stylesOf(document: string | null): string[] {
  const styles = document?.matchAll(/<style>(.*?)<\/style>/gs) ?? [];
  return Array.from(
    styles,
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}

/** Whether somebody at a browser asks, and not a program. */
export function isPerson({ method, headers }: AskedFor): boolean {
  return method === 'GET' && negotiate(headers.accept, [{ mediaType: 'text/html' }]) !== null;
}

interface AskedFor {
  readonly method: string;
  readonly headers: { readonly accept?: string | undefined };
}
