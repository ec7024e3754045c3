import type { PoolClient, Submittable } from 'pg';

/** What the driver's connection can do that its types do not tell. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** COPY … FROM STDIN in the text format, over the connection of the client. Resolves when all rows are in. */
export function copyIn(client: PoolClient, into: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((settle, fail) => {
    const copying = {
      submit: (connection: CopyConnection) => connection.query(`copy ${into} from stdin`),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(`${lines.join('\n')}\n`));
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => settle(),
      handleError: (error: Error) => fail(error),
    };
    client.query(copying as unknown as Submittable);
  });
}
