import type { EchoError } from '@echotune/data';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { negotiate } from './negotiate.ts';
import { judge, sendProblem } from './problem.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const paragraph = (text: string) =>
  `<p>${text.replace(/[&<>]/g, (character) => escapes[character] ?? '')}</p>`;

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

/** Words, as paragraphs, and the way back to the page of EchoTune. */
export function sendWords(reply: FastifyReply, status: number, ...texts: string[]): FastifyReply {
  const content = `${texts.map(paragraph).join('\n')}\n<p><a href="/">To EchoTune</a></p>`;
  return sendPage(reply, status, content);
}

const offers = [{ mediaType: 'application/json' }, { mediaType: 'text/html' }];

/** Whether a browser asks, for somebody to read. */
export function isForPeople({ headers }: FastifyRequest): boolean {
  return negotiate(headers.accept, offers)?.mediaType === 'text/html';
}

/** What is wrong and what to do, as a page where a browser asks. */
export function sendProblemToPeople(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!isForPeople(request)) return sendProblem(error, request, reply);
  const { echo, status } = judge(error, request, reply);
  return sendWords(reply, status, echo.message, echo.advice);
}
