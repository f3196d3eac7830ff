const second = 1000;

/**
 * How long a Retry-After asks to wait, in milliseconds: seconds or an HTTP date (RFC 9110 § 10.2.3); null
 * where there is none or it cannot be read.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * second;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * How long an answer asks to wait, in milliseconds: by Retry-After, else by the seconds of
 * X-RateLimit-Reset-In, which ListenBrainz sends instead.
 */
export function askedWaitMs(headers: Headers, now: number): number | null {
  const named = headers.get('retry-after') ?? headers.get('x-ratelimit-reset-in');
  return retryAfterMs(named, now);
}
