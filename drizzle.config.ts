import { defineConfig } from 'drizzle-kit';

/** `npm run migration` writes the next file of db/migrations from the table definitions; never edit a released one. */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './platform/database/installation.ts',
    './platform/*/tables.ts',
    './modules/*/tables.ts',
    './api/policies/loaded-version.ts',
  ],
  out: './db/migrations',
});
