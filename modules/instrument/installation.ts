import { installationTable } from '../../platform/database/installation.ts';
import type { Reader } from '../../platform/database/transaction.ts';

/** Whether this database is a demonstration, for ever; one that was never registered is a real one. */
export async function isDemonstration(reader: Reader): Promise<boolean> {
  const [row] = await reader.select({ is: installationTable.isDemonstration }).from(installationTable);
  return row?.is ?? false;
}
