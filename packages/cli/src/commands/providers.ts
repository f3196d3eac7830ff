import { dueDeprecations } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { knownProviders } from '@echotune/server';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { counted } from '../terminal/words.ts';

/** `echotune providers list` */
export async function listProvidersCommand({ echotune, output }: Session): Promise<void> {
  const { store, clock } = echotune;
  const [pauses, misfits] = [await store.providers.pauses(), await store.providers.misfits()];
  const deprecations = dueDeprecations(clock());
  const known = knownProviders(echotune).map(({ provider, isSetUp }) => ({ provider, isSetUp }));
  const names = (isSetUp: boolean) =>
    known.flatMap((one) => (one.isSetUp === isSetUp ? one.provider : [])).join(', ');
  output.say(`Set up: ${names(true)}. Not: ${names(false) || 'none'}.`);
  if (pauses.length === 0) output.say('No provider is paused.');
  for (const { provider, until, reason } of pauses) {
    output.say(`${provider} wants no requests until ${utcStamp(until, 'minute')} UTC (${reason}).`);
  }
  if (misfits.length === 0) output.say('Every answer was as agreed.');
  for (const { provider, operation, problem, count, lastAt, shape } of misfits) {
    const times = counted(count, 'time', 'times');
    output.say(`${provider}, ${operation}: ${times}, last ${utcStamp(lastAt, 'minute')} UTC`);
    output.say(`  ${problem.replaceAll('\n', '\n  ')}`);
    output.say(`  it was ${JSON.stringify(shape)}`);
  }
  for (const { provider, what, endsOn, daysLeft, instead } of deprecations) {
    output.say(`${provider}: ${what} – ${daysLeft > 0 ? 'ends' : 'ended'} ${endsOn}; ${instead}.`);
  }
  output.answer({ known, pauses, misfits, deprecations });
}

/** `echotune providers check`: exit code 4 where one that is set up does not answer. */
export async function checkProvidersCommand({ echotune, output }: Session): Promise<void> {
  const checks = [];
  const unasked: string[] = [];
  for (const { provider, isSetUp, check } of knownProviders(echotune)) {
    if (!isSetUp) continue;
    if (check === null) {
      unasked.push(provider);
      output.say(
        `– ${provider} is not asked, since an answer may cost: echotune ask --provider ${provider} "…"`,
      );
      continue;
    }
    const problem = await check().then(() => null, problemOf);
    checks.push({ provider, problem });
    output.say(problem === null ? `✓ ${provider} answers` : `✗ ${problem}`);
  }
  output.answer({ checks, unasked });
  if (checks.some(({ problem }) => problem !== null)) process.exitCode = exitCodes.partial;
}

function problemOf(cause: unknown): string {
  if (cause instanceof EchoError) return `${cause.message} ${cause.advice}`;
  throw cause;
}

/** `echotune providers clear` */
export async function clearMisfitsCommand({ echotune, output }: Session): Promise<void> {
  const cleared = await echotune.store.providers.clearMisfits();
  output.say(`${counted(cleared, 'answer is', 'answers are')} forgotten.`);
  output.answer({ cleared });
}

/** `echotune providers resume` */
export async function resumeCommand(
  { echotune, output }: Session,
  provider: string,
): Promise<void> {
  if (!(await echotune.store.providers.resume(provider))) {
    throw new EchoError('input-invalid', `${provider} is not paused.`);
  }
  output.say(`${provider} is asked again.`);
  output.answer({ resumed: provider });
}
