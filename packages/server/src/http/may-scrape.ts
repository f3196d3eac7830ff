import type { FastifyRequest } from 'fastify';
import type { MetricsConfig } from '../config/metrics-settings.ts';
import { isLoopback } from './guard.ts';
import { isSameSecret } from './is-same-secret.ts';

/**
 * Whether somebody may read the metrics without an API key: who has the token of the configuration, or a program on
 * this machine where that is said to be enough. Who comes through a proxy is not on this machine.
 */
export function mayScrape(
  { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>,
  { token, isOpenOnLoopback }: MetricsConfig,
): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined) return token !== null && isSameSecret(given, token);
  const isForwarded = ['forwarded', 'x-forwarded-for', 'via'].some((name) => name in headers);
  const host = URL.parse(`http://${headers.host}`)?.hostname ?? '';
  return isOpenOnLoopback && !isForwarded && isLoopback(host) && isOnLoopback(ip);
}

function isOnLoopback(ip: string): boolean {
  return isLoopback(ip.replace(/^::ffff:/, ''));
}
