import type { Messages } from '../messages.ts';

export const parts: Messages['parts'] = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  cancel: 'Abbrechen',
  close: 'Schließen',
};
