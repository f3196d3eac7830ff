/** A program of another process, with a store at hand that `opening` opens, given the `usual` of it. */
export function storeProgram(opening: string, body: string): string[] {
  const index = new URL('../index.ts', import.meta.url).href;
  const stage = new URL('./stage.fixture.ts', import.meta.url).href;
  const code = `
    import { openPostgresStore, openSqliteStore, silentTelemetry } from ${JSON.stringify(index)};
    import { play } from ${JSON.stringify(stage)};
    const usual = { clock: Date.now, clocks: new Map(), telemetry: silentTelemetry };
    const store = await ${opening};
    ${body}`;
  return ['--no-warnings', '--input-type=module', '-e', code];
}
