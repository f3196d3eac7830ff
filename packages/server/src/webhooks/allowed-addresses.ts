import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { EchoError } from '@echotune/data';
import ipaddr from 'ipaddr.js';

/** Of one's own machine and network. Others that lead nowhere public (link-local with the clouds' metadata among them) are never for webhooks. */
const privateRanges: readonly string[] = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'];

/** Whether something may be sent to an IP address, whichever way it is written or embedded. */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (allowPrivate && privateRanges.includes(range));
}

function refused(allowPrivate: boolean): EchoError {
  const why = allowPrivate
    ? 'The address is neither a public one nor one of this machine and its network.'
    : 'The address is a private one, and this EchoTune sends webhooks to public ones alone; webhook_private_addresses = true in config.toml allows those of this machine and its network too.';
  return new EchoError('webhook-address-refused', why);
}

/** Throws webhook-address-refused where a host is an IP address that is not allowed. */
export function refuseAddress(host: string, allowPrivate: boolean): void {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isAllowedAddress(address, allowPrivate)) throw refused(allowPrivate);
}

/**
 * Name resolution for the very connection that is made: what a name leads to is judged when it is used,
 * so that it cannot lead elsewhere a moment later. Fails with webhook-address-refused where any of its
 * addresses is not allowed.
 */
export function allowedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (failure, found) => {
      if (failure !== null) return callback(failure, '', 0);
      const [first] = found;
      const isFine = found.every(({ address }) => isAllowedAddress(address, allowPrivate));
      if (first === undefined || !isFine) return callback(refused(allowPrivate), '', 0);
      if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
