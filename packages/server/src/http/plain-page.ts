import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiate } from './negotiate.ts';

/** A page of HTML, without scripts and styles, for who is led here from another service. */
export function sendPage(reply: FastifyReply, status: number, content: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>EchoTune</title><h1>EchoTune</h1>${content}</html>`,
    );
}

const offers = [{ mediaType: 'application/json' }, { mediaType: 'text/html' }];

/** Whether a browser asks, for somebody to read. */
export function isForPeople({ headers }: FastifyRequest): boolean {
  return negotiate(headers.accept, offers)?.mediaType === 'text/html';
}
