import { type AnswerSource, EchoError, type NewProposal } from '@echotune/data';
import type { Card } from './card.ts';
import type { ChatEvent } from './chat-event.ts';
import { NameUnknown } from './name-unknown.ts';
import { wordsOf } from './phrases/phrases.ts';
import { tools } from './tools/all-tools.ts';
import type { ToolCall, ToolName } from './tools/inputs.ts';
import type { AssistantTool, ToolContext } from './tools/tool.ts';
import { Told } from './truth/told.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Nobody reads more before they decide; what is beyond is told. */
const mostProposals = 8;

/** One answer as it comes about: what tools found for it, and which changes it offers. */
export class Turn {
  readonly context: ToolContext;
  readonly told = new Told();
  readonly cards: Card[] = [];
  readonly sources: AnswerSource[] = [];
  readonly tools: ToolName[] = [];
  readonly said: string[] = [];
  readonly proposals: NewProposal[] = [];
  readonly #onEvent: (event: ChatEvent) => void;

  constructor(context: ToolContext, onEvent: (event: ChatEvent) => void) {
    this.context = context;
    this.#onEvent = onEvent;
  }

  /**
   * Lets a tool work; what it finds is told, and so is what is in its way. A change is offered, and nothing of it
   * happens. Throws what is nobody's fault who asked: store-*, internal, and an abort.
   */
  async use(call: ToolCall): Promise<Facts> {
    this.context.signal?.throwIfAborted();
    this.tools.push(call.tool);
    this.#onEvent({ kind: 'tool', tool: call.tool });
    try {
      return await this.#used(call);
    } catch (cause) {
      const problem = this.#wordsFor(cause);
      if (problem === null) throw cause;
      return this.refuse(problem);
    }
  }

  /** Tells what is in the way. */
  refuse(problem: string): Facts {
    this.#tell([problem]);
    return { problem };
  }

  show(text: string): void {
    this.#onEvent({ kind: 'text', text });
  }

  retract(length: number): void {
    this.#onEvent({ kind: 'retract', length });
  }

  async #used({ tool: name, input }: ToolCall): Promise<Facts> {
    const tool: AssistantTool = tools[name];
    if (tool.effect === 'changes') {
      const { sentence, change, cards } = await tool.plan(this.context, input as never);
      if (this.proposals.length === mostProposals) {
        return this.refuse(wordsOf(this.context.language).tooMany(mostProposals));
      }
      this.proposals.push({ sentence, change });
      this.#addCards(cards);
      return { offered: true, note: 'The listener is asked. Nothing has changed yet.' };
    }
    const { facts, cards, sources, said } = await tool.run(this.context, input as never);
    this.told.addNames(facts);
    this.#tell(said);
    this.sources.push(...sources);
    if (sources.length > 0) this.#onEvent({ kind: 'sources', sources });
    this.#addCards(cards);
    return { ...facts, said };
  }

  #tell(said: readonly string[]): void {
    this.said.push(...said);
    for (const sentence of said) this.told.addSentences(sentence);
  }

  #addCards(cards: readonly Card[]): void {
    this.cards.push(...cards);
    if (cards.length > 0) this.#onEvent({ kind: 'cards', cards });
  }

  #wordsFor(cause: unknown): string | null {
    const words = wordsOf(this.context.language);
    if (cause instanceof NameUnknown) return words.unknown(cause.kind, cause.called);
    if (!(cause instanceof EchoError) || /^(store|internal)/.test(cause.code)) return null;
    return words.problem(cause.code, cause.message);
  }
}
