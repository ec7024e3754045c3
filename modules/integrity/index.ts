export { debarmentsOf } from './debarments.ts';
export { integrityRoutes } from './routes.ts';
