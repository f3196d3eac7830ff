/** How the lower floors report what they do. Handed down; never a singleton. */
export interface Telemetry {
  /** Adds to a counter, e.g. `count('plays_stored', 12, { source: 'api' })`. Labels have few values. */
  count(name: string, by?: number, labels?: Labels): void;
  /** One observation of a duration or size; the unit is in the name. */
  observe(name: string, value: number, labels?: Labels): void;
  /** A structured line without personal data. */
  log(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields?: Fields): void;
}

export type Labels = Readonly<Record<string, string>>;
export type Fields = Readonly<Record<string, unknown>>;

export const silentTelemetry: Telemetry = {
  count() {},
  observe() {},
  log() {},
};
