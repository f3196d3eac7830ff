import { assistantPurpose } from '../budget/paid-purposes.ts';
import type { Budget } from '../budget/spend.ts';
import type { LanguageOffer } from '../language/ask-question.ts';
import { paidModel } from '../language/paid-model.ts';
import { instructionsFor } from './instructions.ts';
import { changesAskedFor } from './interpret/find-changes.ts';
import { wordsOf } from './phrases/phrases.ts';
import { tools } from './tools/all-tools.ts';
import { inputs, type ToolCall, type ToolName } from './tools/inputs.ts';
import { AnswerCheck } from './truth/check-answer.ts';
import type { Turn } from './turn.ts';

export interface Said {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface ModelAnswer {
  readonly text: string;
  readonly model: string;
}

/** What a model answers in. */
export interface ModelSurroundings {
  readonly history: readonly Said[];
  /** YYYY-MM-DD, where the listener is. */
  readonly today: string;
  /** What the listener's own words ask for: of changes a model chooses whether, and these say what. */
  readonly understood: readonly ToolCall[];
}

const answerTokens = 1024;
const mostSteps = 6;
/** A model reads no more of what one tool found. */
const mostFacts = 12_000;

/**
 * Which tools a model is offered. What changes something only where the listener's own words ask for it, and not any
 * more once pages of the web were read: whatever they say, they cannot choose a change.
 */
function toolsOffered(turn: Turn, canResearch: boolean): ToolName[] {
  const asked = changesAskedFor(turn.context.words);
  const hasReadPages = turn.tools.includes('research');
  return (Object.keys(tools) as ToolName[]).filter((name) => {
    const { effect } = tools[name];
    if (effect === 'changes') return asked.has(name) && !hasReadPages;
    return effect !== 'researches' || canResearch;
  });
}

/** As JSON, cut off where it is too long to be read. */
function written(facts: object): string {
  const text = JSON.stringify(facts);
  return text.length <= mostFacts ? text : `${text.slice(0, mostFacts)} … (cut off)`;
}

/** Answers with a language model that asks tools. Throws what the model and `Budget.spend` throw. */
export async function answerByModel(
  turn: Turn,
  offer: LanguageOffer,
  budget: Pick<Budget, 'spend' | 'level'>,
  { history, today, understood }: ModelSurroundings,
): Promise<ModelAnswer> {
  const { isStepCount, streamText, tool } = await import('ai');
  const { context } = turn;
  const { language, listenerId, signal, words, deps, onPaid } = context;
  const { provider, outputTokens } = offer;
  const about = { provider, model: offer.model, purpose: assistantPurpose, listenerId };
  const saves = !offer.isFree && (await budget.level(about)) === 'throttle';
  const name = (saves ? offer.cheaper : null) ?? offer.model;
  const canResearch = deps.research !== null && !saves;
  const offered = toolsOffered(turn, canResearch);
  const check = new AnswerCheck(turn.told, language, {
    text: (text) => turn.show(text),
    retract: (length) => turn.retract(length),
  });
  const toolSet = Object.fromEntries(
    offered.map((one) => [
      one,
      tool({
        ...{ description: tools[one].description, inputSchema: inputs[one] },
        execute: async (input: unknown) => {
          // The SDK has held the input against the schema of this very tool.
          const call = { tool: one, input } as ToolCall;
          if (tools[one].effect !== 'changes') return written(await turn.use(call));
          const own = understood.find(({ tool: name }) => name === one);
          return written(own ? await turn.use(own) : turn.refuse(wordsOf(language).sayWhich));
        },
      }),
    ]),
  );
  const caller = { purpose: assistantPurpose, listenerId, onPaid };
  const paid = paidModel({ provider, model: await offer.open(name), outputTokens }, budget, caller);
  const { stream } = streamText({
    ...{ model: paid, tools: toolSet, maxRetries: 0, maxOutputTokens: answerTokens },
    instructions: instructionsFor(language, today),
    messages: [...history, { role: 'user', content: words }],
    stopWhen: isStepCount(mostSteps),
    prepareStep: () => ({ activeTools: toolsOffered(turn, canResearch) }),
    ...(signal && { abortSignal: signal }),
    // What goes wrong is in the stream too, and thrown from there.
    onError: () => {},
  });
  for await (const part of stream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') signal?.throwIfAborted();
    if (part.type === 'text-delta') check.push(part.text);
    if (part.type === 'finish-step') check.end();
  }
  check.end();
  if (check.dropped > 0) {
    deps.telemetry.count('assistant_dropped_sentences', check.dropped, { provider });
  }
  return { text: finished(turn, check), model: name };
}

/** What was shown, and after it what the tools say for themselves, as far as the model has not repeated it. */
function finished(turn: Turn, check: AnswerCheck): string {
  const words = wordsOf(turn.context.language);
  let { text } = check;
  const add = (more: string) => {
    const piece = /\S$/.test(text) ? ` ${more}` : more;
    turn.show(piece);
    text += piece;
  };
  for (const said of turn.said) if (!text.includes(said)) add(said);
  if (text.trim() === '') add(turn.proposals.length > 0 ? words.offered : words.help);
  return text.trim();
}
