import Cursor from 'pg-cursor';

/**
 * A cursor that has failed is closed: the server has dropped what it read. `pg-cursor` would wait for
 * the server to say so, for ever where the connection is lost.
 */
export class EndingCursor<Row> extends Cursor<Row> {
  #failed = false;

  constructor(...given: ConstructorParameters<typeof Cursor>) {
    super(...given);
    this.on('error', () => {
      this.#failed = true;
    });
  }

  override close(): Promise<void>;
  override close(callback: (error: Error) => void): undefined;
  override close(callback?: (error: Error) => void): Promise<void> | undefined {
    if (callback !== undefined) return super.close(callback);
    return this.#failed ? Promise.resolve() : super.close();
  }
}
