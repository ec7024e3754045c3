import { createServer, type Server, type Socket } from 'node:net';

/**
 * As much of the PostgreSQL protocol as it takes to say one's version: no server as old as that can be installed beside
 * a current one everywhere the tests run.
 */
export function startOldPostgres(version: { readonly number: string; readonly name: string }): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      socket.on('data', (chunk) => answer(socket, chunk, version));
    });
  });
  return new Promise((settle) => server.listen(0, '127.0.0.1', () => settle(server)));
}

function answer(socket: Socket, chunk: Buffer, version: { readonly number: string; readonly name: string }): void {
  if (chunk.toString('latin1', 0, 1) === 'X') {
    socket.end();
    return;
  }
  const column = (name: string) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  const value = (content: string) => Buffer.concat([int32(Buffer.byteLength(content)), Buffer.from(content)]);
  socket.write(
    Buffer.concat([
      message('T', Buffer.concat([int16(2), column('number'), column('version')])),
      message('D', Buffer.concat([int16(2), value(version.number), value(version.name)])),
      message('C', text('SELECT 1')),
      message('Z', Buffer.from('I')),
    ]),
  );
}

function message(type: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(content.length + 4), content]);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}
