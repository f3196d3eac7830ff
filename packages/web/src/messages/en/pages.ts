import { agents } from './agents.ts';
import { chat } from './chat.ts';
import { connections } from './connections.ts';
import { operations } from './operations.ts';
import { report } from './report.ts';
import { sentence } from './sentence.ts';
import { settings } from './settings.ts';

/** Words of pages that say them alone: they come with the first of those pages. */
export const pages = { agents, chat, connections, operations, report, sentence, settings };
