import { resolve } from 'node:path';
import { EchoError } from '@echotune/data';

/**
 * The full path of a folder that somebody names; `what` is the setting or argument. An address is none: taken for
 * one, the password in it would be the name of a folder. Throws config-bad-value, which says of an address no
 * more than how it begins.
 */
export function namedFolder(what: string, name: string, mustBe = 'must be a folder'): string {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(name)?.[1];
  if (scheme === undefined) return resolve(name);
  throw new EchoError('config-bad-value', `${what} (${scheme}://…): ${mustBe}`);
}
