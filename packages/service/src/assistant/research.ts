import { type AnswerSource, EchoError } from '@echotune/data';
import type { Questions } from '../language/ask-question.ts';

export interface Researched {
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  readonly answeredBy: string;
}

export interface ResearchQuestion {
  readonly text: string;
  readonly listenerId: number;
  readonly signal?: AbortSignal | undefined;
  readonly onPaid: (costNanoUsd: number) => void;
}

/** Asks the web, through language models that search and say where they found what: the first that answers. */
export class Research {
  readonly #questions: Pick<Questions, 'ask'>;
  readonly #providers: readonly string[];

  constructor(questions: Pick<Questions, 'ask'>, providers: readonly string[]) {
    this.#questions = questions;
    this.#providers = providers;
  }

  /** Throws what the last of them threw. */
  async ask({ text, listenerId, signal, onPaid }: ResearchQuestion): Promise<Researched> {
    let thrown: unknown = new EchoError('provider-not-configured', 'Nobody searches the web here.');
    for (const provider of this.#providers) {
      try {
        const answer = await this.#questions.ask({
          ...{ text, provider, listenerId, isFresh: false, ...(signal && { signal }) },
        });
        onPaid(answer.costNanoUsd);
        const answeredBy = `${answer.provider}/${answer.model}`;
        return { text: answer.text, sources: answer.sources, answeredBy };
      } catch (cause) {
        signal?.throwIfAborted();
        thrown = cause;
      }
    }
    throw thrown;
  }
}
