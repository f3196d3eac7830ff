import { demoListener, makeDemo, removeDemo, trainModels } from '@echotune/service';
import type { CommonOptions, Session } from '../session.ts';
import { bar } from '../terminal/output.ts';
import { count } from '../terminal/words.ts';

export interface DemoOptions extends CommonOptions {
  readonly remove?: boolean;
}

/** `echotune demo`: a fictional listener and community to try everything with. */
export async function demoCommand(session: Session, options: DemoOptions): Promise<void> {
  const { echotune, output } = session;
  if (options.remove === true) {
    const removed = await removeDemo(echotune, 'now');
    output.say(removed ? 'The demo is gone.' : 'There was no demo.');
    output.answer({ removed });
    return;
  }
  // Whoever has the home folder is the operator: what the owner would make is the owner's.
  const owner = (await echotune.store.accounts.list()).find(({ role }) => role === 'owner');
  const listener = await demoListener(echotune, owner?.id ?? null);
  const run = await makeDemo(echotune, {
    listenerId: listener.id,
    onProgress: ({ bytesRead, bytesTotal }) =>
      output.progress.show(`${bar(bytesRead / bytesTotal)}  the demo world`),
  });
  await trainModels(echotune);
  output.progress.clear();
  output.say(
    `${count(run.totals.added)} plays of a fictional listener. Now: echotune recommend --listener ${listener.name}`,
  );
  output.answer({ listener: listener.name, totals: run.totals });
}
