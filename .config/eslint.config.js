import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { basename } from 'node:path';
import ts from 'typescript-eslint';

// ESLint has no rule for file names, and one rule is not worth a plugin package.
const fileName = {
	meta: { type: 'problem', schema: [], messages: { shape: 'File name "{{ name }}" is not kebab-case.' } },
	create(context) {
		return {
			Program(node) {
				const name = basename(context.filename);
				if (!/^\+?[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name)) {
					context.report({ node, messageId: 'shape', data: { name } });
				}
			},
		};
	},
};

// Needs types: only they tell a list of keys from a key.
const getAll = {
	meta: {
		type: 'problem',
		schema: [],
		messages: { batch: 'A batch leaves records out: read them with getAll, write them with transact.' },
	},
	create(context) {
		const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
		const checker = program.getTypeChecker();
		const isList = (node) => {
			const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
			return checker.isArrayType(type) || checker.isTupleType(type);
		};
		return {
			'CallExpression[callee.property.name=/^(get|put|delete)$/][arguments.length=1]'(node) {
				if (isList(node.arguments[0])) context.report({ node, messageId: 'batch' });
			},
		};
	},
};

const batchCommands = {
	'@aws-sdk/lib-dynamodb': ['BatchGetCommand', 'BatchWriteCommand'],
	'@aws-sdk/client-dynamodb': ['BatchGetItemCommand', 'BatchWriteItemCommand'],
};

const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Export by name: one thing has one name everywhere. Only tools that ask for a default get one.',
};
const noModulePatching = {
	selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock|hoisted)$/]',
	message: 'Pass the dependency in instead of patching a module (fakes live in tests/support).',
};

const typed = ['shared/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts', 'tests/**/*.ts'];
const web = ['web/**/*.ts', 'web/**/*.svelte', 'web/**/*.svelte.ts'];

/** The mistakes that neither the compiler nor typescript-eslint looks for. */
const coreRules = {
	'no-constant-binary-expression': 'error',
	'no-constant-condition': ['error', { checkLoops: false }],
	'no-control-regex': 'error',
	'no-dupe-else-if': 'error',
	'no-duplicate-case': 'error',
	'no-empty': 'error',
	'no-empty-character-class': 'error',
	// The full-width space is a character of the script, not a slip.
	'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
	'no-loss-of-precision': 'error',
	'no-self-assign': 'error',
	'no-self-compare': 'error',
	'no-sparse-arrays': 'error',
	'no-unreachable': 'error',
	'no-unsafe-finally': 'error',
	'no-useless-catch': 'error',
	'no-useless-escape': 'error',
	'prefer-const': 'error',
	'no-var': 'error',
};

/** Asked of every TypeScript file, with or without type information. */
const commonRules = {
	...coreRules,
	'local/file-name': 'error',
	'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
	eqeqeq: ['error', 'always', { null: 'ignore' }],
	'no-restricted-syntax': ['error', noDefaultExport, noModulePatching],
	'@typescript-eslint/consistent-type-imports': 'error',
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/no-import-type-side-effects': 'error',
	'@typescript-eslint/no-unused-vars': [
		'error',
		{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
	],
};

export default defineConfig(
	{
		ignores: [
			'**/node_modules/',
			'**/.svelte-kit/',
			'web/{portal,admin}/build/',
			'web/.*/',
			'**/dist/',
			'cdk.out/',
			'coverage/',
			'.local/',
			'.bench/',
			'**/test-results/',
			'**/paraglide/',
			'web/*/static/',
		],
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{ plugins: { local: { rules: { 'file-name': fileName, 'get-all': getAll } } } },
	{
		files: ['**/*.js', '**/*.cjs'],
		languageOptions: { globals: globals.node },
		rules: coreRules,
	},
	{
		files: typed,
		extends: [ts.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` },
		},
		rules: {
			...commonRules,
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
			],
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true },
			],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// Handlers and fakes keep the async signature of the interface that they fill.
			'@typescript-eslint/require-await': 'off',
			// Generic helpers of the contract name a type once on purpose, for the reader of the signature.
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			// `||` on strings means "or when empty" here; `??` would keep the empty string.
			'@typescript-eslint/prefer-nullish-coalescing': 'off',
			'@typescript-eslint/no-unused-expressions': 'error',
			'@typescript-eslint/no-unnecessary-condition': [
				'error',
				{ allowConstantLoopConditions: 'only-allowed-literals' },
			],
			// ID numbers, names and numbers in Chinese are split by code point all the time, and rightly so.
			'@typescript-eslint/no-misused-spread': 'off',
			// `Promise<X | void>` is what a Lambda handler returns.
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-deprecated': 'warn',
			// Finds the casts unneeded by which ElectroDB's attributes get their types.
			'@typescript-eslint/no-unnecessary-type-assertion': 'off',
			// Dear (half of the whole run), for enums and class instances as values, of which there are none here.
			'@typescript-eslint/no-generated-empty-object-type': 'off',
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
		},
	},
	{
		files: ['functions/**/*.ts', 'infra/**/*.ts'],
		rules: {
			'local/get-all': 'error',
			'no-restricted-imports': [
				'error',
				{
					paths: Object.entries(batchCommands).map(([name, importNames]) => ({
						name,
						importNames,
						message: 'A batch leaves records out: functions/platform/data/get-all.ts asks for them again.',
					})),
				},
			],
		},
	},
	{
		files: ['shared/**', 'functions/**'],
		// What an administrator runs by hand answers on the console; Lambdas have a logger.
		ignores: ['functions/*/create-*-account.ts'],
		rules: { 'no-console': 'error' },
	},
	{
		files: ['tests/**/*.ts'],
		rules: {
			// `expect(mock.method)` and the like are the point of a test.
			'@typescript-eslint/unbound-method': 'off',
			// `expect.any(String)` inside an expected object is `any`.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			// A specification file is as long as what it specifies.
			'max-lines': 'off',
		},
	},
	{
		files: web,
		extends: [ts.configs.strict, svelte.configs.recommended],
		// Without type information: TypeScript makes a new program for each Svelte file, which costs minutes. svelte-check
		// has the types.
		languageOptions: { globals: globals.browser },
		rules: {
			...commonRules,
			'no-console': ['error', { allow: ['error'] }],
			// The compiler checks types of markup (svelte-check); this rule knows no TypeScript globals.
			'no-undef': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
		rules: {
			// The ideographic space is text in markup.
			'no-irregular-whitespace': 'off',
			// Half of a component is its style.
			'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
			// Props are bound by `let` so that some can be bindable; Svelte's own rule knows which.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
		},
	},
	{
		// Tools that load a file's default export.
		files: [
			'**/*.config.ts',
			'**/*.config.js',
			'**/global-setup.ts',
			'**/global-teardown.ts',
			'**/*.setup.ts',
			'**/*.environment.ts',
			'**/*.reporter.ts',
			'**/*.d.ts',
		],
		rules: { 'no-restricted-syntax': ['error', noModulePatching] },
	},
	prettier,
	svelte.configs.prettier,
);
