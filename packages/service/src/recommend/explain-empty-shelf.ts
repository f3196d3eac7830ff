import type { EmptyReason } from '@echotune/engine';

export interface EmptyShelf {
  readonly code: EmptyReason;
  readonly message: string;
  /** What would fill the shelf. */
  readonly help: string;
}

const words: Readonly<Record<EmptyReason, Omit<EmptyShelf, 'code'>>> = {
  'no-history': {
    message: 'There are no plays to go by yet.',
    help: 'Import an export, or let a few songs play through; it gets better around 500 plays.',
  },
  'no-repeats': {
    message: 'You have not played any song three times yet.',
    help: 'This shelf fills as songs come back; an older export brings it about at once.',
  },
  'no-community': {
    message: 'Everything EchoTune knows, you have heard: it only knows your own history.',
    help: 'Discoveries come from what others play: add a second listener or a corpus (echotune corpus add), or try the demo to see them.',
  },
  'nothing-new': {
    message: 'You have heard every song the community here plays.',
    help: 'More listeners, or newer histories of theirs, bring songs you do not know.',
  },
  'nothing-forgotten': {
    message: 'Nothing you loved has been silent for long.',
    help: 'This shelf fills as the months go by, or with an older part of your history.',
  },
  'no-mix': {
    message: 'Your songs do not fall into so many groups yet.',
    help: 'A mix needs a few songs that you, or others, play together; more plays bring more of them.',
  },
  'nothing-alike': {
    message: 'Nobody else here plays what you ask about.',
    help: 'A corpus or a second listener who plays it would tell what goes with it.',
  },
  'nothing-fits': {
    message: 'Nothing that could stand here is as you asked.',
    help: 'Ask for less at once. Years, lengths, moods and tags are only known of songs that a table told of (echotune features add).',
  },
  'all-removed': {
    message: 'What would stand here is hidden or put aside.',
    help: 'Take back a "hide" or "not now", and it returns.',
  },
};

/** Why a shelf has nothing, and what would help; null where it has something. */
export function explainEmptyShelf(reason: EmptyReason | null): EmptyShelf | null {
  return reason === null ? null : { code: reason, ...words[reason] };
}
