import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EchoError } from '@echotune/data';
import { parse as parseToml } from 'smol-toml';

/**
 * What `config.toml` of a home says; nothing where there is none. Throws config-unknown-key, config-bad-value.
 */
export function settingsInFile(home: string, known: readonly string[]): Record<string, unknown> {
  const path = join(home, 'config.toml');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    // A home that is no folder is told by who opens it.
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new EchoError('config-bad-value', `${path} cannot be read.`, { cause });
  }
  try {
    const values: Record<string, unknown> = parseToml(text);
    const unknown = Object.keys(values).filter((key) => !known.includes(key));
    if (unknown.length === 0) return values;
    throw new EchoError(
      'config-unknown-key',
      `config.toml: unknown key ${unknown[0]} (known: ${known.join(', ')})`,
    );
  } catch (cause) {
    if (cause instanceof EchoError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new EchoError('config-bad-value', `config.toml is not valid TOML: ${why}`, { cause });
  }
}
