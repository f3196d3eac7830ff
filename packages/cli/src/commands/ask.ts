import { writeDollars } from '@echotune/service';
import { interruptible } from '../interruptible.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';

export interface AskOptions extends CommonOptions {
  readonly provider?: string;
  readonly fresh?: boolean;
}

/** `echotune ask`: the answer as it comes, then what it rests on and what it cost. */
export async function askCommand(
  session: Session,
  text: string,
  options: AskOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId } = await listenerFor(session, options);
  let line = '';
  const asked = {
    ...{ text, provider: options.provider ?? null, listenerId },
    isFresh: options.fresh === true,
    // Whole lines alone: what could steer the terminal is taken out of a line.
    onText: (piece: string) => {
      const lines = `${line}${piece}`.split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) output.say(whole);
    },
  };
  const answer = await interruptible(
    (signal) => echotune.questions.ask({ ...asked, signal }),
    () => {
      process.stderr.write('Interrupted. What was sent is counted as if it had been answered.\n');
    },
  );
  if (answer === null) return;
  for (const rest of answer.kept === 'no' ? [line] : answer.text.split('\n')) output.say(rest);
  for (const { url, title } of answer.sources) output.say(`  ${title ?? url}  ${url}`);
  output.say('');
  const { provider, model, kept, madeAt, costNanoUsd, savedNanoUsd } = answer;
  const price =
    kept === 'no'
      ? `$${writeDollars(costNanoUsd)}`
      : `kept since ${utcStamp(madeAt, 'minute')} UTC${kept === 'valid' ? '' : ', out of date'}; $${writeDollars(savedNanoUsd)} saved`;
  output.say(`${provider}, ${model}: ${price}`);
  const { costNanoUsd: _cost, savedNanoUsd: _saved, ...rest } = answer;
  const amounts = { costUsd: writeDollars(costNanoUsd), savedUsd: writeDollars(savedNanoUsd) };
  output.answer({ ...rest, ...amounts });
}
