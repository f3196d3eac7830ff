import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EchoError, type StorePlace } from '@echotune/data';
import { type Config, databaseMustBe, isDatabaseUrl, namedFolder } from '@echotune/server';

const fileName = 'echotune.sqlite';

/** Where the configured store is. */
export function configuredPlace({ databaseUrl, home }: Config): StorePlace {
  return databaseUrl === null
    ? { dialect: 'sqlite', file: join(home, fileName) }
    : { dialect: 'postgres', url: databaseUrl };
}

/**
 * The place that somebody names with an option: an address, or a folder, which need not be there, as a home.
 * Throws config-bad-value, input-invalid.
 */
export function namedPlace(option: string, name: string): StorePlace {
  if (isDatabaseUrl(name)) return { dialect: 'postgres', url: name };
  const folder = namedFolder(option, name, `${databaseMustBe}, or be a folder`);
  // A store is found again under its own name only, and a folder called so would be a mistake.
  if (existsSync(folder) ? !statSync(folder).isDirectory() : folder.endsWith('.sqlite')) {
    const message = `${option} names a folder and no file, such as ${dirname(folder)}.`;
    throw new EchoError('input-invalid', message);
  }
  return { dialect: 'sqlite', file: join(folder, fileName) };
}

/** As it may be shown: without a password. */
export function shownPlace(place: StorePlace): string {
  if (place.dialect === 'sqlite') return place.file;
  try {
    const url = new URL(place.url);
    if (url.password !== '') url.password = '…';
    url.searchParams.delete('password');
    return decodeURI(url.href);
  } catch {
    return 'PostgreSQL';
  }
}
