// The port: opened with a sentence when it cannot be, closed without dropping what is in flight.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address cannot be listened on. The message is a sentence for a person. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

const requestTimeoutMs = 30_000;
const headersTimeoutMs = 10_000;

/** Starts to listen. Throws CannotListen. */
export function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: requestTimeoutMs, headersTimeout: headersTimeoutMs }, app);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListen(sentence(error, host, port), { cause: error })));
    server.listen(port, host, () => resolve(server));
  });
}

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE': return `Port ${port} on ${host} is taken. Stop what listens there, or set PORT to another.`;
    case 'EACCES': return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': return `${host} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`;
    default: return `Pacta cannot listen on ${host}, port ${port} (${message}). Set HOST and PORT to others.`;
  }
}

/** Where a browser finds it. */
export function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${family === 'IPv6' && host !== '127.0.0.1' ? `[${host}]` : host}:${port}`;
}

/** Stops taking requests and waits until those in flight are answered, for at most `graceMs`. */
export function finish(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that has had its answer is kept alive by the browser: let go of it.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => { clearTimeout(deadline); clearInterval(idle); resolve(); });
  });
}
