/** How the lower floors report what they do. Handed down; never a singleton. */
export interface Telemetry {
  /** Adds to a counter, e.g. `count('plays_stored', 12, { source: 'api' })`. Labels have few values. */
  count(name: string, by?: number, labels?: Labels): void;
  /** One observation of a duration or size; the unit is in the name. */
  observe(name: string, value: number, labels?: Labels): void;
  /** A structured line without personal data. */
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields?: Fields): void;
  /** Does the work as a step of its own in the trace of what goes on, where one is kept. */
  span<T>(name: string, work: (step: Step) => Promise<T>, labels?: Labels): Promise<T>;
}

/** A step that is being traced. */
export interface Step {
  /** What became known of it, without personal data. */
  note(labels: Labels): void;
  /** For another service that it asks: W3C's `traceparent`; null where no trace is kept. */
  readonly traceparent: string | null;
}

export type Labels = Readonly<Record<string, string>>;
export type Fields = Readonly<Record<string, unknown>>;

/** A step of which no trace is kept. */
export const untraced: Step = { note() {}, traceparent: null };

export const silentTelemetry: Telemetry = {
  count() {},
  observe() {},
  log() {},
  span: (_name, work) => work(untraced),
};
