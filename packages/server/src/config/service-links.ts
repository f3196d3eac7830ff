export type Environment = Readonly<Record<string, string | undefined>>;

const linkName =
  /^ECHOTUNE_(?:\w+_)?(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)$/;
const linkAddress = /^(?:tcp|udp|sctp):\/\//;

/**
 * The environment without what Kubernetes puts into every container beside a Service whose name begins with
 * `echotune`, after the links of Docker: ECHOTUNE_SERVICE_HOST, ECHOTUNE_PORT=tcp://10.0.0.1:4545 and so on. They
 * look like settings and are none.
 */
export function withoutServiceLinks(environment: Environment): Environment {
  const isLink = ([name, value = '']: [string, string | undefined]) =>
    linkName.test(name) || (/^ECHOTUNE_(?:\w+_)?PORT$/.test(name) && linkAddress.test(value));
  return Object.fromEntries(Object.entries(environment).filter((entry) => !isLink(entry)));
}
