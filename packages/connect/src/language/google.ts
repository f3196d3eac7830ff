import type { LanguageModelV4 } from '@ai-sdk/provider';
import { z } from 'zod';
import { checkedFetch, type LanguageModelDeps } from './checked-fetch.ts';

/** As budgets, prices and pauses call Gemini's provider. */
export const google = 'google';
export const googleAddress = 'https://generativelanguage.googleapis.com/v1beta';

/** Each part says one of these; what none of them says was renamed. */
const Part = z
  .object({
    text: z.string().optional(),
    thought: z.boolean().optional(),
    thoughtSignature: z.string().optional(),
    functionCall: z
      .object({
        id: z.string().optional(),
        name: z.string(),
        args: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
    inlineData: z.object({ mimeType: z.string(), data: z.string() }).optional(),
    executableCode: z.object({ language: z.string(), code: z.string() }).optional(),
    codeExecutionResult: z
      .object({ outcome: z.string(), output: z.string().optional() })
      .optional(),
  })
  .refine(
    ({ thought, thoughtSignature, ...said }) =>
      thoughtSignature !== undefined || Object.keys(said).length > 0,
    'says nothing that is known',
  );

const Candidate = z.object({
  index: z.number().optional(),
  content: z.object({ role: z.string().optional(), parts: z.array(Part).optional() }).optional(),
  finishReason: z
    .string()
    .refine(
      (reason) => reason !== 'CONTINUATION',
      'goes on in further requests, which nobody has budgeted',
    )
    .optional(),
  finishMessage: z.string().optional(),
  groundingMetadata: z.record(z.string(), z.unknown()).optional(),
  safetyRatings: z.array(z.unknown()).optional(),
});

const Usage = z.object({
  promptTokenCount: z.number().int().min(0),
  candidatesTokenCount: z.number().int().min(0).optional(),
  thoughtsTokenCount: z.number().int().min(0).optional(),
  toolUsePromptTokenCount: z.number().int().min(0).optional(),
  cachedContentTokenCount: z.number().int().min(0).optional(),
  totalTokenCount: z.number().int().min(0),
  promptTokensDetails: z.array(z.unknown()).optional(),
  candidatesTokensDetails: z.array(z.unknown()).optional(),
});

/** Of `generateContent`, and each event of `streamGenerateContent`. */
const Generated = z
  .object({
    candidates: z.array(Candidate).optional(),
    promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
    usageMetadata: Usage.optional(),
    modelVersion: z.string().optional(),
    responseId: z.string().optional(),
  })
  .refine(
    ({ candidates, promptFeedback }) => candidates !== undefined || promptFeedback !== undefined,
    'holds neither candidates nor why there are none',
  )
  .refine(
    ({ candidates, usageMetadata }) =>
      usageMetadata !== undefined || !candidates?.some(({ finishReason }) => finishReason),
    'ends without its usage',
  );

const End = z.union([
  z.object({ candidates: z.array(z.object({ finishReason: z.string() })).min(1) }),
  z.object({ promptFeedback: z.object({ blockReason: z.string() }) }),
]);

/** A Gemini model through the AI SDK, which is loaded when it is first asked for. */
export async function googleModel(
  deps: LanguageModelDeps,
  model: string,
): Promise<LanguageModelV4> {
  const { createGoogle } = await import('@ai-sdk/google');
  const contractOf = (path: string) =>
    /:(?:streamG|g)enerateContent$/.test(path)
      ? { operation: 'generate-content', whole: Generated, event: Generated, end: End }
      : null;
  const { apiKey, address } = deps;
  const fetch = checkedFetch({ ...deps, contractOf });
  return createGoogle({ apiKey, baseURL: address, fetch })(model);
}
