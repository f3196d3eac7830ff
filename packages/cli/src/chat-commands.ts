import { languageProviders } from '@echotune/connect';
import { interpreter, reasonLanguages } from '@echotune/service';
import { type Command, Option } from 'commander';
import { chatCommand } from './commands/chat.ts';
import { deleteChatCommand, listChatsCommand, showChatCommand } from './commands/chats.ts';
import type { ChatOptions } from './commands/talk.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

/** Makes a command with a name and a description that takes whose it is. */
type ForListener = (name: string, description: string) => Command;

const help = `
With words it answers one question. Without, it goes on until Ctrl-D or two Ctrl-C; where there is no
terminal it answers a question a line. It changes nothing without your word: where nobody can be asked,
--yes gives it. Songs are numbered, and the next question may name them so: "more like 2".`;

/** `echotune chat` and `echotune chats …`. */
export function chatCommands(root: Command, forListener: ForListener): void {
  forListener('chat', 'talk about your music with the assistant')
    .argument('[words...]', 'one question')
    .addOption(
      new Option('--provider <name>', 'who answers; default: the first that is set up').choices([
        interpreter,
        ...languageProviders,
      ]),
    )
    .addOption(
      new Option('--language <code>', 'that answers are in where the words do not tell')
        .choices(reasonLanguages)
        .default('en'),
    )
    .option('--conversation <number>', 'go on with this one', whole)
    .option('--yes', 'make the changes it offers')
    .addHelpText('after', help)
    .action((words: string[], options: ChatOptions) =>
      inSession(options, (session) => chatCommand(session, words, options)),
    );

  const group = root.command('chats').description('conversations with the assistant');
  const command = (name: string, description: string) =>
    group
      .command(name)
      .description(description)
      .option('--json', 'answer as JSON')
      .option('-l, --listener <name>', 'whose; not needed where there is one');
  command('list', 'which there are, those last spoken in first').action((options) =>
    inSession(options, (session) => listChatsCommand(session, [], options)),
  );
  command('show', 'all that was said in one')
    .argument('<number>', 'as the list has it', whole)
    .action((id: number, options) =>
      inSession(options, (session) => showChatCommand(session, id, options)),
    );
  command('search', 'those that have all of these words, in the title or in what was said')
    .argument('<words...>')
    .action((words: string[], options) =>
      inSession(options, (session) => listChatsCommand(session, words, options)),
    );
  command('delete', 'remove one and all that was said in it')
    .argument('<number>', 'as the list has it', whole)
    .option('--yes', 'really')
    .action((id: number, options) =>
      inSession(options, (session) => deleteChatCommand(session, id, options)),
    );
}
