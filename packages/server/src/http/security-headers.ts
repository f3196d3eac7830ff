import helmet from '@fastify/helmet';
import type { TypedApp } from './typed-app.ts';

const yearSeconds = 31_536_000;

/** Of an answer that no hook has seen: an address that cannot be read. */
export const headersOfErrors = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/**
 * Headers that every answer has, refusals too: what a browser may load and run for it, and that nobody keeps
 * it unless its route says otherwise. Scripts come from files of ours alone, styles also from the document
 * itself, by their digests.
 */
export async function addSecurityHeaders(
  app: TypedApp,
  { styles, publicUrl }: { readonly styles: readonly string[]; readonly publicUrl: string | null },
): Promise<void> {
  const isEncrypted = publicUrl?.startsWith('https:') === true;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", ...styles],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    // On loopback it is plain HTTP; a promise of HTTPS would lock its own page out.
    strictTransportSecurity: isEncrypted && { maxAge: yearSeconds, includeSubDomains: false },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
}
