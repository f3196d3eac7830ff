import { EchoError } from '@echotune/data';
import { forgetListener } from '@echotune/service';
import { noteCommand } from '../note-command.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted } from '../terminal/words.ts';

export interface ForgetOptions extends CommonOptions {
  readonly yes?: boolean;
}

/** `echotune forget`: removes a listener from the store and, by training anew, from the models. */
export async function forgetCommand(session: Session, options: ForgetOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const plays = await echotune.store.plays.count(listener.id);
  if (options.yes !== true) {
    const what = `${listener.name} and ${counted(plays, 'play', 'plays')}`;
    throw new EchoError('not-confirmed', `This removes ${what} for good.`);
  }
  await forgetListener(echotune, listener.id, 'now');
  await noteCommand(session, 'listener-forgotten');
  output.say(
    `${listener.name} and ${counted(plays, 'play', 'plays')} are gone, from the models too.`,
  );
  output.answer({ listener: listener.name, plays });
}
