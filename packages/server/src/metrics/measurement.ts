import type { Labels } from '@echotune/data';

/** Something that was counted or measured, under its short name; plain data, so that processes can hand it on. */
export interface Measurement {
  readonly is: 'count' | 'observation';
  readonly name: string;
  readonly value: number;
  readonly labels: Labels;
}

export type Recorder = (measurement: Measurement) => void;

/** Hands measurements to whoever keeps them in this process; to nobody before that one is named. */
export class Meter {
  #recorder: Recorder = () => {};

  readonly record: Recorder = (measurement) => this.#recorder(measurement);

  flowTo(recorder: Recorder): void {
    this.#recorder = recorder;
  }
}

/** Whether another process or thread of ours has sent one. */
export function isMeasurement(message: unknown): message is Measurement {
  if (typeof message !== 'object' || message === null || !('is' in message)) return false;
  return message.is === 'count' || message.is === 'observation';
}
