import type { AnswerSource, SongCard } from '@echotune/data';
import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Card } from '../card.ts';
import type { Change } from '../change.ts';
import type { AssistantDeps } from '../deps.ts';
import type { ToolInput, ToolName } from './inputs.ts';

/** A song that stands before the listener. */
export interface ShownSong {
  readonly song: SongCard;
  /** Null where it was not recommended. */
  readonly impression: number | null;
}

/** For whom a tool works, and about what. */
export interface ToolContext {
  readonly deps: AssistantDeps;
  readonly listenerId: number;
  /** That answers are in. */
  readonly language: ReasonLanguage;
  /** What the listener said this time: nothing else of theirs may leave with a question to the web. */
  readonly words: string;
  /** Songs that were shown last, in order. */
  readonly shown: readonly ShownSong[];
  readonly signal?: AbortSignal | undefined;
  /** Hears what each paid call cost. */
  readonly onPaid: (costNanoUsd: number) => void;
}

/** What a tool found. */
export interface ToolOutcome {
  /**
   * What is known, as JSON: a model reads it, and whatever a model says is held against it. An object is one thing
   * with its names, numbers and dates.
   */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly cards: readonly Card[];
  readonly sources: readonly AnswerSource[];
  /** The same in sentences, in the listener's language. */
  readonly said: readonly string[];
}

/** A change as it is put to the listener: nothing has happened yet. */
export interface PlannedChange {
  readonly sentence: string;
  readonly change: Change;
  readonly cards: readonly Card[];
}

interface AnyTool<Name extends string> {
  readonly name: Name;
  /** What it is for, told to models. */
  readonly description: string;
}

interface Reading<Name extends string, Input> extends AnyTool<Name> {
  /** Whether something is asked of the web. */
  readonly effect: 'reads' | 'researches';
  /** Throws EchoError with what is wrong with the input, as `artist-unknown`. */
  run(context: ToolContext, input: Input): Promise<ToolOutcome>;
}

interface Changing<Name extends string, Input> extends AnyTool<Name> {
  readonly effect: 'changes';
  /** Changes nothing. Throws as `run`. */
  plan(context: ToolContext, input: Input): Promise<PlannedChange>;
}

export type ReadingTool<Name extends ToolName> = Reading<Name, ToolInput<Name>>;
export type ChangingTool<Name extends ToolName> = Changing<Name, ToolInput<Name>>;

export type AssistantTool<Name extends ToolName = ToolName> =
  | ReadingTool<Name>
  | ChangingTool<Name>;

/** One that is asked with that. */
export type AssistantToolOf<Input> = Reading<ToolName, Input> | Changing<ToolName, Input>;
