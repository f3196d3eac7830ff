import type { Connection } from 'pg';
import Cursor from 'pg-cursor';

/**
 * A cursor that ends with its connection. `pg-cursor` waits for what the server will say next, for ever where the
 * connection is lost meanwhile; and one that has failed is closed already, for the server has dropped what it read.
 */
export class EndingCursor<Row> extends Cursor<Row> {
  readonly #lost = Promise.withResolvers<never>();
  #release = () => {};
  #failed = false;

  constructor(...given: ConstructorParameters<typeof Cursor>) {
    super(...given);
    this.#lost.promise.catch(() => {});
    this.on('error', () => {
      this.#failed = true;
    });
    const { submit } = this;
    this.submit = (connection) => {
      this.#watch(connection);
      submit.call(this, connection);
    };
  }

  override read(maxRows: number): Promise<Row[]>;
  override read(maxRows: number, callback: Cursor.ResultCallback<Row>): undefined;
  override read(maxRows: number, callback?: Cursor.ResultCallback<Row>) {
    if (callback !== undefined) return super.read(maxRows, callback);
    return Promise.race([super.read(maxRows), this.#lost.promise]);
  }

  override close(): Promise<void>;
  override close(callback: (error: Error) => void): undefined;
  override close(callback?: (error: Error) => void) {
    if (callback !== undefined) return super.close(callback);
    return this.#closed().finally(() => this.#release());
  }

  #closed(): Promise<void> {
    return this.#failed ? Promise.resolve() : Promise.race([super.close(), this.#lost.promise]);
  }

  #watch(connection: Connection): void {
    const end = () => {
      this.#failed = true;
      this.#lost.reject(new Error('Connection terminated within a query'));
    };
    connection.once('end', end);
    this.#release = () => {
      connection.removeListener('end', end);
    };
  }
}
