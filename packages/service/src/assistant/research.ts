import type { AnswerSource } from '@echotune/data';

export interface Researched {
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  readonly answeredBy: string;
}

/** Asks the web, through a language model that searches and says where it found what. */
export interface Research {
  ask(question: {
    readonly text: string;
    readonly listenerId: number;
    readonly signal?: AbortSignal | undefined;
    readonly onPaid: (costNanoUsd: number) => void;
  }): Promise<Researched>;
}
