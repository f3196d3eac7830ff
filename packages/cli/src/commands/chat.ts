import { createInterface } from 'node:readline';
import { interruptible } from '../interruptible.ts';
import type { Session } from '../session.ts';
import { Prompter } from '../terminal/prompter.ts';
import { chatLoop, yesOrNo } from './chat-loop.ts';
import { answerBody, type ChatOptions, type Confirm, Talk } from './talk.ts';

/**
 * `echotune chat`: with words one question; without, a conversation on a terminal, and elsewhere a question a
 * line. Only who sits at a terminal is asked about a change.
 */
export async function chatCommand(
  session: Session,
  words: readonly string[],
  options: ChatOptions,
): Promise<void> {
  const talk = await Talk.open(session, options);
  const hasTerminal =
    process.stdin.isTTY === true && process.stdout.isTTY === true && options.json !== true;
  if (words.length === 0 && hasTerminal) return atTerminal(session, talk, options);
  if (words.length === 0) return questionALine(session, talk, options);
  const answer = await answered(talk, words.join(' '));
  if (answer === null) return;
  const confirm = hasTerminal ? askAtTerminal(options) : withoutAsking(options);
  const message = await talk.settle(answer.message, confirm);
  session.output.answer(answerBody({ ...answer, message }));
}

async function atTerminal(session: Session, talk: Talk, options: ChatOptions): Promise<void> {
  const prompter = new Prompter(process.stdin, process.stdout);
  try {
    await chatLoop(session.output, talk, { prompter, isSure: options.yes === true });
  } finally {
    prompter.close();
  }
}

async function questionALine(session: Session, talk: Talk, options: ChatOptions): Promise<void> {
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const answer = await answered(talk, line.trim());
    if (answer === null) break;
    const message = await talk.settle(answer.message, withoutAsking(options));
    answers.push(answerBody({ ...answer, message }));
  }
  session.output.answer(answers);
}

function answered(talk: Talk, text: string) {
  return interruptible(
    (signal) => talk.say(text, signal),
    () => {
      process.stderr.write('Interrupted. What was sent is counted as if it had been answered.\n');
    },
  );
}

const withoutAsking =
  ({ yes }: ChatOptions): Confirm =>
  async () =>
    yes === true ? true : null;

const askAtTerminal =
  ({ yes }: ChatOptions): Confirm =>
  async () => {
    if (yes === true) return true;
    const prompter = new Prompter(process.stdin, process.stdout);
    try {
      return await yesOrNo(prompter);
    } finally {
      prompter.close();
    }
  };
