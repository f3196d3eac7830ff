import { type Conversation, EchoError, type Message } from '@echotune/data';
import type { Budget } from '../budget/spend.ts';
import type { LanguageOffer } from '../language/ask-question.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { answerByInterpreter } from './answer-by-interpreter.ts';
import { answerByModel } from './answer-by-model.ts';
import { answerByWord } from './answer-by-word.ts';
import type { AnswerContent, ChatEvent, Decided } from './chat-event.ts';
import { type DecideRequest, decideProposal } from './decide-proposal.ts';
import type { AssistantDeps } from './deps.ts';
import { detectLanguage } from './interpret/detect-language.ts';
import { interpret } from './interpret/interpret.ts';
import { catalogueKnowledge } from './interpret/know-catalogue.ts';
import { readTokens } from './interpret/read-tokens.ts';
import { wordsOf } from './phrases/phrases.ts';
import { historyOf, shownIn } from './recall.ts';
import { nameFor } from './tools/make-playlist.ts';
import type { ToolContext } from './tools/tool.ts';
import { Turn } from './turn.ts';

export interface AssistantParts {
  readonly deps: AssistantDeps;
  readonly budget: Pick<Budget, 'spend' | 'level'>;
  /** In the order in which they are asked. */
  readonly offers: readonly LanguageOffer[];
}

export interface SayRequest {
  readonly listenerId: number;
  /** Null begins a new one. */
  readonly conversationId: number | null;
  readonly text: string;
  readonly language: ReasonLanguage;
  /** `interpreter` or a provider by its name; null asks them in order. */
  readonly provider: string | null;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: ChatEvent) => void) | undefined;
}

/** The provider that is none: it understands by itself. */
export const interpreter = 'interpreter';

const mostText = 4000;
/** The model hears so much of what was said before: a talk may go on for ever, and costs no more for it. */
const remembered = 12;

interface Answered {
  readonly turn: Turn;
  readonly text: string;
  readonly answeredBy: string;
  readonly notUnderstood: readonly string[];
  readonly fallback: string | null;
}

/** Understands what a listener says, answers what is true, and changes nothing without their word. */
export class Assistant {
  readonly #parts: AssistantParts;

  constructor(parts: AssistantParts) {
    this.#parts = parts;
  }

  /**
   * Answers, and keeps what was said when the answer is whole; of one that breaks off or is given up nothing is kept.
   * Throws input-invalid, conversation-unknown, provider-not-configured, listener-unknown, store-*, and on abort.
   */
  async say(
    request: SayRequest,
  ): Promise<{ readonly conversation: Conversation; readonly message: Message }> {
    const { listenerId, conversationId, onEvent = () => {} } = request;
    const { store, clock, telemetry } = this.#parts.deps;
    const text = checked(request.text);
    if (conversationId !== null) await this.#known(listenerId, conversationId);
    const before =
      conversationId === null
        ? []
        : await store.conversations.messages(listenerId, conversationId, {
            ...{ before: null, limit: remembered },
          });
    const askedAt = clock();
    const paid = { nanoUsd: 0 };
    const answered = await this.#answer({ ...request, text, onEvent }, before, paid);
    const { turn, fallback, notUnderstood, answeredBy } = answered;
    const [provider = interpreter] = answeredBy.split('/');
    telemetry.count('assistant_answers', 1, { provider, fallback: fallback ?? 'no' });
    const content: AnswerContent = {
      ...{ cards: turn.cards, sources: turn.sources, tools: turn.tools, notUnderstood, fallback },
    };
    const said = {
      ...{ speaker: 'listener' as const, text, content: {}, answeredBy: null, costNanoUsd: 0 },
      ...{ at: askedAt, proposals: [] },
    };
    const answer = {
      ...{ speaker: 'assistant' as const, text: answered.text, content: { ...content } },
      ...{ answeredBy, costNanoUsd: paid.nanoUsd, at: clock(), proposals: turn.proposals },
    };
    // One step: there is no conversation in which nothing was said.
    const { id, message } = await store.transaction(async ({ conversations }) => {
      const begun =
        conversationId ?? (await conversations.begin(listenerId, nameFor(text), askedAt)).id;
      const [, kept] = await conversations.add(listenerId, begun, [said, answer]);
      return { id: begun, message: kept };
    });
    if (message === undefined) throw new EchoError('internal', 'A message was not kept.');
    onEvent({ kind: 'done', message });
    return { conversation: await this.#known(listenerId, id), message };
  }

  /** As `decideProposal`. */
  decide(request: DecideRequest): Promise<Decided> {
    return decideProposal(this.#parts.deps, request);
  }

  async #known(listenerId: number, id: number): Promise<Conversation> {
    const conversation = await this.#parts.deps.store.conversations.get(listenerId, id);
    if (conversation !== null) return conversation;
    throw new EchoError('conversation-unknown', `There is no conversation ${id}.`);
  }

  /** By the first model that answers; where none does, without. */
  async #answer(
    request: SayRequest & { readonly onEvent: (event: ChatEvent) => void },
    before: readonly Message[],
    paid: { nanoUsd: number },
  ): Promise<Answered> {
    const { listenerId, text: words, signal, onEvent } = request;
    // Answered in the language that is spoken, whatever the page is in.
    const language = detectLanguage(readTokens(words).tokens, request.language);
    const { deps, budget } = this.#parts;
    const { listener, clock } = await deps.profiles.get(listenerId);
    const context: ToolContext = {
      ...{ deps, listenerId, language, words, signal, shown: shownIn(before) },
      onPaid: (cost) => {
        paid.nanoUsd += cost;
      },
    };
    const today = new Date(clock.localMs(deps.clock())).toISOString().slice(0, 10);
    const own = await answerByWord(new Turn(context, onEvent), before);
    if (own !== null) {
      return { ...own, answeredBy: interpreter, notUnderstood: [], fallback: null };
    }
    const { shown } = context;
    const understood = await interpret(words, catalogueKnowledge(deps, listenerId), {
      ...{ now: deps.clock(), timeZone: listener.timeZone, shown: shown.length, language },
      shownArtists: shown.map(({ song }) => song.artist),
    });
    let fallback: string | null = null;
    for (const offer of this.#offersFor(request)) {
      const turn = new Turn(context, onEvent);
      try {
        const history = historyOf(before);
        const { text, model } = await answerByModel(turn, offer, budget, {
          ...{ history, today, understood: understood.calls },
        });
        const answeredBy = `${offer.provider}/${model}`;
        return { turn, text, answeredBy, notUnderstood: [], fallback };
      } catch (cause) {
        signal?.throwIfAborted();
        fallback = codeOf(cause);
        deps.telemetry.log('warn', 'assistant-fell-back', { provider: offer.provider, cause });
        onEvent({ kind: 'restart' });
      }
    }
    const turn = new Turn(context, onEvent);
    if (fallback !== null) turn.said.push(wordsOf(language).fallback(fallback));
    const answer = await answerByInterpreter(turn, understood);
    return { turn, ...answer, answeredBy: interpreter, fallback };
  }

  #offersFor({ provider }: SayRequest): readonly LanguageOffer[] {
    const { offers } = this.#parts;
    if (provider === null) return offers;
    if (provider === interpreter) return [];
    const chosen = offers.filter((offer) => offer.provider === provider);
    if (chosen.length > 0) return chosen;
    throw new EchoError('provider-not-configured', `No language model of ${provider} is set up.`);
  }
}

function checked(text: string): string {
  const words = text.trim();
  if (words === '') throw new EchoError('input-invalid', 'The message is empty.');
  if (words.length <= mostText) return words;
  throw new EchoError(
    'input-invalid',
    `The message has ${words.length} characters of ${mostText}.`,
  );
}

/** Why a model did not answer; what is no trouble of providers or budgets is thrown on. */
function codeOf(cause: unknown): string {
  const isTheirs = cause instanceof EchoError && /^(provider|budget|price|model)-/.test(cause.code);
  if (isTheirs) return cause.code;
  throw cause;
}
