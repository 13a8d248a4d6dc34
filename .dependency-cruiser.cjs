// Imports go one way (docs/adr, design of the tree):
//   http.ts → use case → shared/domain, repository → platform
// A comment on a rule is what the one who breaks it reads.

/** A folder below functions/ that is a domain (everything but the platform). */
const domain = '^functions/(?!platform/)([^/]+)/';
const persistence = '\\.(?:repository|entity)\\.ts$';
/** Where the parts are put together: the one place that may know another domain's container. */
const wiring = '(?:/http|container|dependencies|http-platform)\\.ts$|/(?:tasks|schedule)/|^functions/outbox/';
const notTests = '^(?:shared|functions|infra|web)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment:
				'Two modules that import each other are one module in two files: move what they share out of both.',
			severity: 'error',
			// A tree's node component holds itself.
			from: { pathNot: '\\.svelte$' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'resolvable',
			comment: 'The import leads nowhere.',
			severity: 'error',
			from: {},
			to: {
				couldNotResolve: true,
				// Modules that SvelteKit, Paraglide and Vite make up while building.
				pathNot: '^(?:\\$app|\\$env|#lib|virtual:)|^#portal/|/paraglide/|\\?(?:raw|url)$',
			},
		},
		{
			name: 'shared-is-pure',
			comment:
				'shared/ runs in the browser and in Lambda: pure TypeScript, zod and other pure libraries only.',
			severity: 'error',
			from: { path: '^shared/' },
			to: { pathNot: '^shared/|^node_modules/(?:zod|ulid|@internationalized/date)/' },
		},
		{
			name: 'platform-knows-no-domain',
			comment: 'functions/platform is what every slice uses: it may not know one of them. Pass it in.',
			severity: 'error',
			from: { path: '^functions/platform/' },
			to: { path: domain },
		},
		{
			name: 'http-is-wiring',
			comment:
				'http.ts is a table of route → use case: reads and writes happen in use cases, through repositories.',
			severity: 'error',
			from: { path: `${domain}http\\.ts$` },
			to: { path: `${persistence}|^node_modules/(?:@aws-sdk|electrodb)/`, dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'nothing-imports-http',
			comment: 'http.ts is the outermost file of a Lambda: nothing of the functions builds on it.',
			severity: 'error',
			from: { path: '^functions/' },
			to: { path: `${domain}http\\.ts$` },
		},
		{
			name: 'entities-belong-to-repositories',
			comment: 'Only a repository uses an ElectroDB entity; ask the repository a question instead.',
			severity: 'error',
			from: { path: notTests, pathNot: persistence },
			to: { path: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'repositories-call-nobody-back',
			comment:
				'A repository stores and finds: rules come from shared/domain, tools from platform, and nothing calls back up.',
			severity: 'error',
			from: { path: persistence },
			to: {
				path: [
					'^functions/.+/http\\.ts$',
					'^functions/.+container\\.ts$',
					'^functions/.+/(?:tasks|schedule)/',
				],
			},
		},
		{
			name: 'domains-meet-in-use-cases',
			comment: 'A domain uses another only through its use cases: not its repositories, entities or Lambda.',
			severity: 'error',
			from: { path: domain },
			to: { path: ['\\.(?:repository|entity)\\.ts$', '^functions/.+/http\\.ts$'], pathNot: '^functions/$1/' },
		},
		{
			name: 'only-wiring-meets-containers',
			comment:
				"Another domain's container is for wiring (http.ts, container.ts, …-dependencies.ts, tasks); a use case gets what it needs as arguments.",
			severity: 'error',
			from: { path: domain, pathNot: wiring },
			to: { path: '^functions/.+container\\.ts$', pathNot: ['^functions/$1/', '^functions/platform/'] },
		},
		{
			name: 'services-behind-repositories',
			comment:
				'AWS and ElectroDB are spoken to by platform and repositories (built in containers), not by use cases.',
			severity: 'error',
			from: { path: domain, pathNot: `${persistence}|container\\.ts$` },
			to: { path: '^node_modules/(?:@aws-sdk|electrodb|@smithy)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'functions-stand-alone',
			comment: 'What runs in Lambda knows nothing of the sites, the infrastructure or the tests.',
			severity: 'error',
			from: { path: '^functions/' },
			to: { path: '^(?:web|infra|tests)/' },
		},
		{
			name: 'web-imports-shared-and-web',
			comment: 'The sites speak to the server through web/client and the contract only.',
			severity: 'error',
			from: { path: '^web/' },
			to: { path: '^(?:functions|infra|tests)/' },
		},
		{
			name: 'web-parts-do-not-know-the-sites',
			comment: 'web/ui and web/client serve both sites.',
			severity: 'error',
			from: { path: '^web/(?:ui|client)/' },
			to: { path: '^web/(?:portal|admin)/' },
		},
		{
			name: 'sites-do-not-know-each-other',
			comment: 'What both sites need lives in web/ui or web/client.',
			severity: 'error',
			from: { path: '^web/(portal|admin)/' },
			to: { path: '^web/(?:portal|admin)/', pathNot: '^web/$1/' },
		},
		{
			name: 'browser-has-no-node',
			comment:
				'Node built-ins are not in the browser. Build-time code lives in vite.config.ts and web/ui/build.',
			severity: 'error',
			from: {
				path: '^web/(?:(?:portal|admin)/src|ui|client)/',
				pathNot: '^web/(?:ui/build/|.*/hooks\\.server\\.ts|.*/generate-[^/]+\\.ts$)',
			},
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'tests-are-not-imported',
			comment: 'Nothing that ships imports tests.',
			severity: 'error',
			from: { path: notTests },
			to: { path: '^tests/' },
		},
		{
			name: 'lambda-ships-its-dependencies',
			comment: 'Lambda code may only use what is in `dependencies`.',
			severity: 'error',
			from: { path: '^(?:shared|functions)/' },
			to: {
				dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
				dependencyTypesNot: ['type-only'],
				pathNot: '^node_modules/@types/',
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(?:^|/)(?:\\.svelte-kit|paraglide|cdk\\.out)/|^web/(?:portal|admin)/build/|^web/\\.' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.json', '.d.ts', '.cjs', '.mjs'],
		},
		cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
	},
};
