import type { FastifySwaggerUiOptions } from '@fastify/swagger-ui';

/** The record of the page's icon, and the name beside it, on the bar of the page of the description. */
const bar = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 32" height="40"><circle cx="16" cy="16" r="15" fill="#0e0b10"/><g fill="none" stroke="#f4eee6" stroke-width="1.6"><circle cx="16" cy="16" r="11.5" opacity=".55"/><circle cx="16" cy="16" r="8" opacity=".8"/></g><circle cx="16" cy="16" r="4.5" fill="#f0a878"/><text x="42" y="22" font-family="Georgia, serif" font-size="19" fill="#f4eee6">EchoTune</text></svg>`;

/** The page of the description looks like EchoTune's and not like the library's. */
export const apiPageLook = {
  logo: { type: 'image/svg+xml', content: bar, href: '/', target: '_self' },
  theme: { title: 'EchoTune API' },
} satisfies Partial<FastifySwaggerUiOptions>;
