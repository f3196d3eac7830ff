import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { spoken, table } from '../terminal/words.ts';

export interface ExplainOptions extends CommonOptions {
  readonly all?: boolean;
}

const shown = 12;

/** `echotune explain`: every addend of a recommended song's score, and their sum. */
export async function explainCommand(
  session: Session,
  impression: number,
  options: ExplainOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const explanation = await echotune.explainer.explain(listener.id, impression, 'en');
  const { song, sentences, addends, score, model } = explanation;
  output.answer(explanation);
  output.say(`${song.title} – ${song.artist}, ${score.toFixed(4)} by ${model}`);
  for (const sentence of sentences) output.say(`  ${spoken(sentence, process.stdout.isTTY)}.`);
  const first = options.all === true ? addends : addends.slice(0, shown);
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone: listener.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const rows = first.map(({ value, source, label, play }) => [
    value.toFixed(4),
    source,
    spoken(label, false),
    play === null ? '' : date.format(play.startedAt),
  ]);
  const rest = addends.slice(first.length);
  if (rest.length > 0) {
    const sum = rest.reduce((total, { value }) => total + value, 0);
    rows.push([sum.toFixed(4), '', `${rest.length} more (--all shows them)`, '']);
  }
  rows.push([score.toFixed(4), '', 'the sum', '']);
  for (const line of table(rows)) output.say(line);
}
