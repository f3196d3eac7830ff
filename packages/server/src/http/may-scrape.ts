import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { MetricsConfig } from '../config/metrics-settings.ts';
import { isLoopback } from './guard.ts';

/**
 * Whether somebody may read the metrics without an API key: who has the token of the configuration, or a program on
 * this machine where that is said to be enough. Who comes through a proxy is not on this machine.
 */
export function mayScrape(
  { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>,
  { token, isOpenOnLoopback }: MetricsConfig,
): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined) return token !== null && isSame(given, token);
  const isForwarded = ['forwarded', 'x-forwarded-for', 'via'].some((name) => name in headers);
  const host = URL.parse(`http://${headers.host}`)?.hostname ?? '';
  return isOpenOnLoopback && !isForwarded && isLoopback(host) && isOnLoopback(ip);
}

function isOnLoopback(ip: string): boolean {
  return isLoopback(ip.replace(/^::ffff:/, ''));
}

/** In a time that tells nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
