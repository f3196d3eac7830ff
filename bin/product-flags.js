/**
 * How Node is started for the product and its benchmarks; child processes take it over. Young objects
 * die soon here: with V8's default of three times 16 MiB an import holds 100 MiB more.
 */
export const productFlags = ['--max-semi-space-size=4'];
