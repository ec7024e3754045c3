export { issuedVersionOf, lockIssuedVersion } from './issued-version.ts';
export { instrumentRoutes } from './routes.ts';
