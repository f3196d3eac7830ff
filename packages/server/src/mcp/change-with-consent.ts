import { EchoError } from '@echotune/data';
import {
  acceptedContent,
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { failedAs, knownError, toldAs } from './answer-call.ts';
import { noteChange } from './note-change.ts';
import { noteOperation } from './note-operation.ts';
import {
  nameOfToken,
  type PendingChange,
  type PendingChanges,
  pendingMinutes,
} from './pending-changes.ts';
import type { ChangingMcpTool, McpContext } from './tool.ts';
import { wordsFor } from './words.ts';

/** How changes are put to a person, and made. */
export interface Consent {
  readonly context: McpContext;
  readonly pending: PendingChanges;
  /** Every tool that the caller may have change something. */
  readonly tools: readonly ChangingMcpTool[];
}

const question = 'confirm';
const Answer = z.object({ yes: z.boolean() });

/** What the caller is told of a change that is not made. */
export const ChangeOutput = z.looseObject({
  done: z.boolean(),
  sentence: z.string().optional().describe('Exactly what would happen, or did'),
  token: z.string().optional().describe('For confirm_change, once a person has said yes'),
  expiresAt: z.number().optional().describe('UTC epoch ms'),
});

function note(
  { context: { echotune, caller } }: Consent,
  kind: Parameters<typeof noteChange>[2],
  { tool: act, token, about }: Pick<PendingChange, 'tool' | 'token' | 'about'>,
  more: { readonly code?: string } = {},
) {
  const told = { act, proposal: nameOfToken(token), ...about, ...more };
  return noteChange(echotune.store, caller, kind, told);
}

/** Notes a call that came to nothing, and answers it. */
async function failed({ context }: Consent, act: string, cause: unknown): Promise<CallToolResult> {
  const { code } = knownError(context, cause);
  await noteChange(context.echotune.store, context.caller, 'failed', { act, code });
  return failedAs(context, cause);
}

/** Makes a change that a person has agreed to: exactly the one that they were shown. */
async function perform(consent: Consent, pending: PendingChange): Promise<CallToolResult> {
  const { context, tools } = consent;
  const tool = tools.find(({ name }) => name === pending.tool);
  if (tool === undefined) {
    throw new EchoError('scope-missing', `This key may not call ${pending.tool}.`);
  }
  await note(consent, 'confirmed', pending);
  try {
    const { facts, said } = await tool.perform(context, pending.what);
    await noteOperation(context, tool, true);
    return toldAs({ facts: { done: true, sentence: pending.sentence, ...facts }, said });
  } catch (cause) {
    await noteOperation(context, tool, false);
    await note(consent, 'failed', pending, { code: knownError(context, cause).code });
    return failedAs(context, cause);
  }
}

async function decline(consent: Consent, pending: PendingChange): Promise<CallToolResult> {
  await note(consent, 'declined', pending);
  const { nothingDone } = wordsFor(consent.context.caller.language);
  return toldAs({ facts: { done: false, sentence: pending.sentence }, said: [nothingDone] });
}

/** What is put to the person. */
function asking(consent: Consent, { sentence, token }: PendingChange): InputRequiredResult {
  const { yes } = wordsFor(consent.context.caller.language);
  return inputRequired({
    inputRequests: {
      [question]: inputRequired.elicit({
        message: sentence,
        requestedSchema: {
          type: 'object',
          properties: { yes: { type: 'boolean', title: yes } },
          required: ['yes'],
        },
      }),
    },
    requestState: token,
  });
}

/** What a person said to a change that was put to them: only an accepted form with its yes in it is one. */
async function answered(
  consent: Consent,
  tool: ChangingMcpTool,
  token: string,
  responses: Record<string, unknown> | undefined,
): Promise<CallToolResult> {
  const pending = await consent.pending.take(consent.context.caller, token);
  if (pending.tool !== tool.name) {
    throw new EchoError('confirmation-unknown', `This confirms ${pending.tool}, not ${tool.name}.`);
  }
  const isYes = acceptedContent(responses, question, Answer)?.yes === true;
  return isYes ? perform(consent, pending) : decline(consent, pending);
}

/**
 * A call of a tool that changes something. It changes nothing by itself: a person is asked through their client with
 * the exact sentence; where the client cannot ask, a token is handed out that `confirm_change` takes.
 */
export async function changeWithConsent(
  consent: Consent,
  tool: ChangingMcpTool,
  given: unknown,
  { asks, request }: { readonly asks: boolean; readonly request: ServerContext['mcpReq'] },
): Promise<CallToolResult | InputRequiredResult> {
  const { context, pending } = consent;
  try {
    const token = request.requestState();
    if (typeof token === 'string') {
      return await answered(consent, tool, token, request.inputResponses);
    }
    const planned = await tool.plan(context, given);
    const waiting = await pending.add(context.caller, { ...planned, tool: tool.name });
    await note(consent, 'proposed', waiting);
    if (asks) return asking(consent, waiting);
    const { sentence, token: mayConfirm, expiresAt } = waiting;
    const { askFirst } = wordsFor(context.caller.language);
    return toldAs({
      facts: { done: false, sentence, token: mayConfirm, expiresAt },
      said: [sentence, askFirst(pendingMinutes)],
    });
  } catch (cause) {
    return failed(consent, tool.name, cause);
  }
}

/** A person's yes that came back as a token. */
export async function confirmChange(consent: Consent, token: string): Promise<CallToolResult> {
  try {
    return await perform(consent, await consent.pending.take(consent.context.caller, token));
  } catch (cause) {
    return failed(consent, 'confirm_change', cause);
  }
}
