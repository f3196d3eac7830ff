/**
 * The `Authorization` header of MLflow's own clients: name and password go before a token. Undefined
 * where there is neither.
 */
export function mlflowAuthorization({
  username,
  password,
  token,
}: {
  readonly username: string | null;
  readonly password: string | null;
  readonly token: string | null;
}): string | undefined {
  if (username !== null && password !== null) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }
  return token === null ? undefined : `Bearer ${token}`;
}
