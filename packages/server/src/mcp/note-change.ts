import type { Store } from '@echotune/data';
import { outsideAgent } from '@echotune/service';
import type { McpCaller } from './tool.ts';

/** What became of a call of a tool that changes something. */
export type ChangeNote = 'proposed' | 'confirmed' | 'declined' | 'failed';

/**
 * Adds to the decision log what an agent from outside asked for, and what a person said to it: numbers and names of
 * ours, and nothing that anybody wrote.
 */
export async function noteChange(
  { decisions }: Pick<Store, 'decisions'>,
  { by, key, listenerId: listener }: McpCaller,
  kind: ChangeNote,
  { act, ...more }: { readonly act: string } & Readonly<Record<string, string | number | null>>,
): Promise<void> {
  await decisions.append({ agent: outsideAgent, kind, body: { act, by, key, listener, ...more } });
}
