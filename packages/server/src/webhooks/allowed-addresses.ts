import { type LookupAddress, type LookupAllOptions, lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { EchoError } from '@echotune/data';
import ipaddr from 'ipaddr.js';

/** Of one's own machine and network. Others that lead nowhere public (link-local with the clouds' metadata among them) are never for webhooks. */
const privateRanges: readonly string[] = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'];

/** Where clouds tell a machine its secrets, outside the ranges that are refused anyhow: AWS, Alibaba, Azure. */
const metadata: readonly string[] = ['fd00:ec2::254', '100.100.100.200', '168.63.129.16'];

/** All that is in use of IPv6; what is outside it leads nowhere, or to an IPv4 address in disguise (`::7f00:1`). */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Whether something may be sent to an IP address, whichever way it is written or embedded. */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const meant = ipaddr.process(address);
  if (metadata.includes(meant.toString())) return false;
  const range = meant.range();
  if (range === 'unicast') return meant.kind() === 'ipv4' || meant.match(globalUnicast);
  return allowPrivate && privateRanges.includes(range);
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

/** As `lookup` of node:dns, for all addresses of a name. */
export type ResolveName = (
  hostname: string,
  options: LookupAllOptions,
  callback: (failure: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * Name resolution for the very connection that is made: what a name leads to is judged when it is used,
 * so that it cannot lead elsewhere a moment later. Fails with webhook-address-refused where any of its
 * addresses is not allowed.
 */
export function allowedLookup(
  allowPrivate: boolean,
  resolveName: ResolveName = resolve,
): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (failure, found) => {
      if (failure !== null) return callback(failure, '', 0);
      const [first] = found;
      const isFine = found.every(({ address }) => isAllowedAddress(address, allowPrivate));
      if (first === undefined || !isFine) return callback(refused(allowPrivate), '', 0);
      if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
