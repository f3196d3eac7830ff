/**
 * Answers of Last.fm's API: XML, or the same as JSON with `format=json`. Of an element with attributes
 * JSON makes members beside `#text`, or `@attr` beside its children; repeated children become a list.
 */

export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content: string | number | readonly Element[];
}

/** Codes of https://www.last.fm/api/errorcodes that are given here. */
export const failures = {
  3: { status: 400, message: 'Invalid Method - No method with that name in this package' },
  4: {
    status: 403,
    message: 'Authentication Failed - You do not have permissions to access the service',
  },
  6: { status: 400, message: 'Invalid parameters - Your request is missing a required parameter' },
  8: {
    status: 500,
    message: 'Operation failed - Most likely the backend service failed. Please try again.',
  },
  9: { status: 403, message: 'Invalid session key - Please re-authenticate' },
  10: { status: 403, message: 'Invalid API key - You must be granted a valid key' },
  13: { status: 403, message: 'Invalid method signature supplied' },
  14: { status: 403, message: 'Unauthorized Token - This token has not been authorized' },
  16: {
    status: 503,
    message: 'The service is temporarily unavailable, please try again.',
  },
  29: {
    status: 429,
    message: 'Rate limit exceeded - Your IP has made too many requests in a short period',
  },
} as const;

export type FailureCode = keyof typeof failures;
/** `done` where there is nothing to say. */
export type Answer = Element | 'done' | { readonly failure: FailureCode };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
/** What XML 1.0 has no way to write (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escaped(text: string | number): string {
  const writable = String(text).toWellFormed().replace(unwritable, '');
  return writable.replace(/[&<>"\r]/g, (character) => escapes[character] ?? '');
}

function xmlOf({ name, attributes = {}, content }: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === 'object' ? content.map(xmlOf).join('') : escaped(content);
  return `<${name}${written.join('')}>${inner}</${name}>`;
}

function jsonOf({ attributes, content }: Element): unknown {
  if (typeof content !== 'object') {
    return attributes === undefined ? content : { ...attributes, '#text': content };
  }
  const children = Object.entries(Object.groupBy(content, ({ name }) => name)).map(
    ([name, same = []]) => [name, same.length === 1 ? same.map(jsonOf)[0] : same.map(jsonOf)],
  );
  return { ...(attributes && { '@attr': attributes }), ...Object.fromEntries(children) };
}

export interface WrittenAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function writeXml(status: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<lfm status="${status}">${inner}</lfm>\n`;
}

/** An answer as it is sent. */
export function writeAnswer(answer: Answer, asJson: boolean): WrittenAnswer {
  const type = asJson ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8';
  if (answer === 'done') return { status: 200, type, text: asJson ? '{}' : writeXml('ok', '') };
  if ('failure' in answer) {
    const { status, message } = failures[answer.failure];
    const error = { name: 'error', attributes: { code: answer.failure }, content: message };
    const text = asJson
      ? JSON.stringify({ error: answer.failure, message })
      : writeXml('failed', xmlOf(error));
    return { status, type, text };
  }
  const text = asJson
    ? JSON.stringify({ [answer.name]: jsonOf(answer) })
    : writeXml('ok', xmlOf(answer));
  return { status: 200, type, text };
}
