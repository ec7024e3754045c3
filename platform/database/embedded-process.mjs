// Runs the embedded database in a worker thread, so that a long query does not stop the server, and serves it on a
// Unix socket, so that the same driver and type parsers talk to it as to a real PostgreSQL. Plain JavaScript: a worker
// does not inherit the loader that runs our TypeScript.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const database = await PGlite.create({ dataDir: workerData.dataDirectory });
// The pool has one connection, since statements of two would mix in the one session behind the socket. The others are
// room for a connection that is just being replaced.
const server = new PGLiteSocketServer({ db: database, path: workerData.socketPath, maxConnections: 4 });
await server.start();
parentPort.once('message', async () => {
  await server.stop();
  await database.close();
  parentPort.close();
});
parentPort.postMessage('listening');
