/** A language model's provider on loopback: what the protocols of all of them share. */
import { type FakeAsked, type FakeServer, startFakeServer } from '../../fake/fake-server.ts';
import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import type { FakeEvents } from '../../fake/send.ts';
import type { FakeReply } from './reply.ts';

export interface FakeModelServer
  extends Pick<FakeServer, 'address' | 'asked' | 'misbehave' | 'behave' | 'close'> {
  readonly apiKey: string;
  /** What is answered next, one each; without, the question is said again. */
  readonly replies: FakeReply[];
  /** Between two events of a stream, milliseconds. */
  pauseMs: number;
}

export interface FakeProtocol {
  answer(asked: FakeAsked, next: () => FakeReply | undefined): FakeAnswer | FakeEvents;
}

export async function startFakeModelServer(
  protocol: FakeProtocol,
  { apiKey, port = 0 }: { readonly apiKey: string; readonly port?: number },
): Promise<FakeModelServer> {
  const own = { apiKey, replies: [] as FakeReply[], pauseMs: 0 };
  const answer = (asked: FakeAsked) => {
    const told = protocol.answer(asked, () => own.replies.shift());
    return 'events' in told ? { ...told, pauseMs: own.pauseMs } : told;
  };
  return Object.assign(own, await startFakeServer({ answer }, port));
}
