/**
 * The import borders of the architecture (docs/architecture.md). If one of your imports is refused, ask which place the
 * code belongs to before you ask for an exception; an exception is a line here with its reason.
 */
const ours = 'engine|platform|contracts|loader|modules|views|journeys|messages|api|cli|web|town|bench|tools|bin';
const only = (from, allowed, why) => ({
  name: `${from.replace(/[^a-z]/g, '-')}-imports`,
  severity: 'error',
  comment: `${why} See docs/architecture.md.`,
  from: { path: `^${from}/`, pathNot: '\\.(test|tour|bench)\\.tsx?$|test-oracle|/testing/' },
  to: { path: `^(${ours})/`, pathNot: `^(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    only('engine', [], 'The engine knows no policy, no clock and no I/O: it imports nothing of ours.'),
    only(
      'platform',
      ['messages'],
      'The platform knows no word of the domain: it imports nothing of ours but its sentences.',
    ),
    only(
      'modules',
      ['engine', 'platform', 'contracts', 'messages'],
      'A module knows itself, the engine and the platform.',
    ),
    {
      name: 'modules-know-each-other-by-id',
      severity: 'error',
      comment: 'No module imports another: what crosses modules is a journey.',
      from: { path: '^modules/([^/]+)/', pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { path: '^modules/', pathNot: '^modules/$1/' },
    },
    only('views', ['platform', 'contracts', 'modules', 'messages', 'engine'], 'Views read the tables of modules.'),
    {
      name: 'views-read-tables-only',
      severity: 'error',
      comment: 'Of a module a view imports the table definitions only.',
      from: { path: '^views/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^modules/', pathNot: '^modules/[^/]+/tables\\.ts$' },
    },
    only(
      'journeys',
      ['modules', 'views', 'platform', 'contracts', 'engine', 'messages', 'loader'],
      'Journeys cross modules.',
    ),
    {
      name: 'journeys-enter-modules-by-the-door',
      severity: 'error',
      comment: 'A journey enters a module through its index.ts.',
      from: { path: '^journeys/', pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { path: '^modules/', pathNot: '^modules/[^/]+/index\\.ts$' },
    },
    only('messages', [], 'Messages are data.'),
    only('contracts', ['engine'], 'Contracts are schemas over the types of the engine.'),
    only('loader', ['engine', 'contracts', 'platform', 'messages'], 'The loader turns folders into packages.'),
    only('web', ['contracts', 'engine', 'messages'], 'Pages know contracts and the engine, never the server.'),
    {
      name: 'api-renders-through-one-door',
      severity: 'error',
      comment: 'Of web the server imports only the public renderer (web/public/render.tsx) and its types.',
      from: { path: '^api/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^web/', pathNot: '^web/public/(render|site|shell)\\.tsx?$' },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'The engine runs in the page too: no Node built-in; zod only where the package format is parsed.',
      from: { path: '^engine/', pathNot: '\\.(test|bench)\\.tsx?$|test-oracle|/testing/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-parses-only-in-format',
      severity: 'error',
      comment: 'zod stays under engine/format/, which the page bundle imports for types only.',
      from: { path: '^engine/', pathNot: '^engine/format/|\\.(test|bench)\\.tsx?$|test-oracle|/testing/' },
      to: { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one thought, or miss a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-does-not-test',
      severity: 'error',
      comment: 'Code that ships imports no test and no development dependency.',
      from: {
        path: `^(engine|platform|contracts|loader|api|cli|web|bin)/`,
        pathNot: '\\.(test|tour|bench)\\.tsx?$|test-oracle|/testing/|^web/tours/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
