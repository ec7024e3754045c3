// React chooses between its two builds by NODE_ENV when it is first loaded. Pages are always rendered with the fast one,
// whatever NODE_ENV says to the rest.
const asked = process.env.NODE_ENV;
process.env.NODE_ENV = 'production';
await Promise.all([import('react'), import('react/jsx-runtime'), import('react-dom/server')]);
if (asked === undefined) delete process.env.NODE_ENV;
else process.env.NODE_ENV = asked;
