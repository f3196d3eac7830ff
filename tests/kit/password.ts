/** A password of tests and its hash: making one costs a second where many tests run at once. */
export const testPassword = 'a long test password';
export const testPasswordHash =
  '33265eea7565a757d1519f932347bb84:8b95ac9625a97e37f3bb6250d8c617d65b741ae6b9923abd9803861cf9d6d662c1901335f58da322ae6b4f69bb6613c32ed1d3e9787dcb018ad4e94423b9cb50';
