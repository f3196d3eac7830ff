import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build of the page lies. */
export const builtPage = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** What a content security policy calls the styles within the page's document; none where it is not built. */
export function pageStyles(): string[] {
  const document = join(builtPage, 'index.html');
  if (!existsSync(document)) return [];
  const styles = readFileSync(document, 'utf8').matchAll(/<style>(.*?)<\/style>/gs);
  return Array.from(
    styles,
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}
