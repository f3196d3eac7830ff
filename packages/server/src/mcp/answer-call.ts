import { EchoError } from '@echotune/data';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { adviceIn } from '../http/advice.ts';
import type { McpContext, Told } from './tool.ts';

/** What a tool told, as structured content and, for clients that read text alone, as text. */
export function toldAs({ facts, said }: Told): CallToolResult {
  const texts = [...said, JSON.stringify(facts)];
  return {
    content: texts.map((text) => ({ type: 'text', text })),
    structuredContent: { ...facts },
  };
}

/** What is known of an error: nothing of how the code looks inside. It goes to the log. */
export function knownError({ echotune }: McpContext, cause: unknown): EchoError {
  if (cause instanceof EchoError) return cause;
  echotune.log.logger.error({ err: cause, code: 'internal' }, 'a call of an assistant failed');
  return new EchoError('internal', 'Something went wrong inside EchoTune.', { cause });
}

/** An error as the result of a call: the model can read it, and try otherwise. */
export function failedAs(context: McpContext, cause: unknown): CallToolResult {
  const error = knownError(context, cause);
  const advice = adviceIn(context.caller.language, error);
  return {
    isError: true,
    content: [{ type: 'text', text: `${error.message} [${error.code}]\n${advice}` }],
  };
}
