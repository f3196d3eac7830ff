import { EchoError } from '@echotune/data';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { placeWords, plainWords } from './plain-words.ts';

/** How a part of a request is called by who sends it. */
const parts: Readonly<Record<string, string>> = { querystring: 'query', params: 'address' };

/** What is wrong first: "body: plays.0.title is missing". */
function sentence(part: string, { path, message, code }: z.core.$ZodIssue): string {
  const place = placeWords(path);
  const named = code === 'unrecognized_keys' && place !== '' ? `${place}.` : `${place} `;
  return `${parts[part] ?? part}: ${named.trimStart()}${message}`;
}

/** Parses each part of a request by its schema. Requests fail with input-invalid. */
export const validateRequest: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = '' }) => {
  return (data) => {
    const result = schema.safeParse(data, { error: plainWords });
    if (result.success) return { value: result.data };
    const [first] = result.error.issues;
    const message = first === undefined ? 'is not valid' : sentence(httpPart, first);
    return { error: new EchoError('input-invalid', message) };
  };
};
