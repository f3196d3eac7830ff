import type { Message, Proposal } from '@echotune/data';
import { EchoError } from '@echotune/data';
import { conversationOf, messageOf } from '@echotune/server';
import type { ReasonLanguage } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { SentenceWriter } from '../terminal/sentence-writer.ts';
import { showBeside, showCost } from './show-answer.ts';

export interface ChatOptions extends CommonOptions {
  readonly provider?: string;
  readonly language: ReasonLanguage;
  /** The number of one that goes on. */
  readonly conversation?: number;
  readonly yes?: boolean;
}

/** Says whether a change is to be made; null leaves it open. */
export type Confirm = (proposal: Proposal) => Promise<boolean | null>;

/** A conversation on the command line. */
export class Talk {
  readonly #session: Session;
  readonly #options: ChatOptions;
  readonly #listenerId: number;
  #conversationId: number | null;

  private constructor(session: Session, options: ChatOptions, listenerId: number) {
    this.#session = session;
    this.#options = options;
    this.#listenerId = listenerId;
    this.#conversationId = options.conversation ?? null;
  }

  /** Throws listener-unknown, listener-ambiguous, conversation-unknown. */
  static async open(session: Session, options: ChatOptions): Promise<Talk> {
    const { id: listenerId } = await listenerFor(session, options);
    const { conversation: id } = options;
    const { conversations } = session.echotune.store;
    if (id !== undefined && (await conversations.get(listenerId, id)) === null) {
      throw new EchoError('conversation-unknown', `There is no conversation ${id}.`);
    }
    return new Talk(session, options, listenerId);
  }

  /** Shows the answer as it comes, and all that stands beside it. Throws as the assistant does. */
  async say(text: string, signal: AbortSignal) {
    const { echotune, output } = this.#session;
    const { language, provider = null } = this.#options;
    const writer = new SentenceWriter(output);
    try {
      const { conversation, message } = await echotune.assistant.say({
        ...{ listenerId: this.#listenerId, conversationId: this.#conversationId, text, signal },
        ...{ language, provider },
        onEvent: (event) => {
          if (event.kind === 'text') writer.add(event.text);
          else if (event.kind === 'retract') writer.retract(event.length);
          else if (event.kind === 'restart') writer.restart();
        },
      });
      this.#conversationId = conversation.id;
      writer.finish(message.text);
      showBeside(message, output);
      showCost(message, output);
      return { conversation, message };
    } catch (cause) {
      writer.breakOff();
      throw cause;
    }
  }

  /** Asks about each change that an answer offers, and makes those that are wanted. */
  async settle(message: Message, confirm: Confirm): Promise<Message> {
    const { echotune, output } = this.#session;
    const proposals: Proposal[] = [];
    for (const proposal of message.proposals) {
      output.say(proposal.sentence);
      const accept = await confirm(proposal);
      if (accept === null) {
        output.say('Not done; --yes does it, and so does the page.');
        proposals.push(proposal);
        continue;
      }
      const { proposal: decided } = await echotune.assistant.decide({
        ...{ listenerId: this.#listenerId, proposalId: proposal.id, accept },
        language: this.#options.language,
      });
      output.say(decided.outcome ?? '');
      proposals.push(decided);
    }
    return { ...message, proposals };
  }
}

/** An answer for a program, as the API tells it. */
export function answerBody({ conversation, message }: Awaited<ReturnType<Talk['say']>>) {
  return { conversation: conversationOf(conversation), message: messageOf(message) };
}
