import { EchoError } from '@echotune/data';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../terminal/output.ts';
import type { Prompter } from '../terminal/prompter.ts';
import type { Talk } from './talk.ts';

interface Terminal {
  readonly prompter: Prompter;
  /** Changes are made without a question. */
  readonly isSure: boolean;
}

/**
 * Question after question until the input ends, or Ctrl-C twice. A first Ctrl-C ends the answer that is under
 * way; what goes wrong with one is said, and the next can be asked.
 */
export async function chatLoop(
  output: Output,
  talk: Pick<Talk, 'say' | 'settle'>,
  { prompter, isSure }: Terminal,
): Promise<void> {
  let interrupted = false;
  for (;;) {
    const typed = await prompter.ask('> ');
    if (typed.is === 'over') return;
    if (typed.is === 'interrupted') {
      if (interrupted) {
        process.exitCode = exitCodes.interrupted;
        return;
      }
      interrupted = true;
      output.say('Ctrl-C once more ends the conversation.');
      continue;
    }
    interrupted = false;
    const text = typed.line.trim();
    if (text === '') continue;
    try {
      const answer = await prompter.interruptible((signal) => talk.say(text, signal));
      if (answer === null) {
        interrupted = true;
        output.say('Interrupted; Ctrl-C once more ends the conversation.');
      } else await talk.settle(answer.message, async () => isSure || yesOrNo(prompter));
    } catch (cause) {
      if (!(cause instanceof EchoError)) throw cause;
      output.say(`${cause.message} [${cause.code}]\n${cause.advice}`);
    }
  }
}

/** Whether somebody agrees, in either language; null where they say nothing at all. */
export async function yesOrNo(prompter: Pick<Prompter, 'ask'>): Promise<boolean | null> {
  const typed = await prompter.ask('Do it? [y/N] ');
  if (typed.is !== 'line') return null;
  return /^\s*(?:y|yes|j|ja)\s*$/i.test(typed.line);
}
