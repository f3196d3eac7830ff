import type { Interpretation } from './interpret/interpretation.ts';
import { wordsOf } from './phrases/phrases.ts';
import type { Turn } from './turn.ts';

export interface InterpretedAnswer {
  readonly text: string;
  /** Pieces of the listener's words that nothing was made of. */
  readonly notUnderstood: readonly string[];
}

/** Answers with no model at all, by what the words ask for. */
export async function answerByInterpreter(
  turn: Turn,
  { calls, notUnderstood, asksForHelp }: Interpretation,
): Promise<InterpretedAnswer> {
  const words = wordsOf(turn.context.language);
  for (const call of calls) await turn.use(call);
  const isLost = calls.length === 0 && notUnderstood.length === 0 && !asksForHelp;
  const said = [
    ...turn.said,
    ...(notUnderstood.length > 0 ? [words.notUnderstood(notUnderstood)] : []),
    ...(asksForHelp || isLost || calls.length === 0 ? [words.help] : []),
  ];
  const answer = said.length > 0 ? said.join(' ') : words.offered;
  turn.show(answer);
  return { text: answer, notUnderstood };
}
