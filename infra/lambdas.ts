import { domainNames, type DomainName } from '../shared/contract/index.ts';

/** What a Lambda may reach. Each entry becomes an environment variable and exactly the permission behind it. */
export interface LambdaAccess {
	/** `outbox` may only take delivered entries away. */
	readonly table?: 'records' | 'outbox';
	/**
	 * `grant-upload` signs upload forms; `attach` moves uploads to kept files and lets them be downloaded;
	 * `make-documents` also writes short-lived documents. `run-jobs` reads uploads and makes documents of them;
	 * `hand-out-documents` only lets documents be downloaded. `name-only` touches no object: the function shares its
	 * container with the HTTP Lambda of its domain, and that wants to know the bucket.
	 */
	readonly objects?:
		'grant-upload' | 'attach' | 'make-documents' | 'run-jobs' | 'hand-out-documents' | 'name-only';
	/** The keys that seal ID numbers and outbox entries. */
	readonly secrets?: true;
	/** Starts and resumes approvals, starts jobs, sends mail. */
	readonly effects?: true;
	/** The embedded fonts of PDF documents lie beside the code. */
	readonly fonts?: true;
}

export interface LambdaDefinition {
	/** Source file from the root of the repository; it exports `handler`. */
	readonly entry: string;
	readonly access: LambdaAccess;
	/** MB; processor time grows with it. */
	readonly memory: number;
	/** How many run at once at most; a caller that finds none free tries again. */
	readonly atOnce?: number;
}

const usualMemory = 256;
/** MB at which a Lambda has one whole processor: what costs time of it costs no more here, and is done sooner. */
const wholeProcessor = 1769;
const records = { table: 'records', secrets: true } as const satisfies LambdaAccess;
const reviewTask = { ...records, objects: 'name-only' } as const satisfies LambdaAccess;

const domainNeeds: Record<DomainName, { access: LambdaAccess; memory?: number }> = {
	// argon2id keeps a processor busy: at 256 MB (a seventh of one) a sign-in would take seconds.
	identity: { access: { ...records, objects: 'attach' }, memory: 1024 },
	organizations: { access: { ...records, objects: 'attach' } },
	volunteers: { access: { ...records, objects: 'make-documents' } },
	training: { access: { ...records, objects: 'attach' } },
	// Two parsed fonts of 7 MB each and a PDF being drawn.
	applications: { access: { ...records, objects: 'make-documents', fonts: true }, memory: 1024 },
	// 時數條 are documents as well.
	hours: { access: { ...records, objects: 'make-documents', fonts: true }, memory: 1024 },
	insurance: { access: { ...records, objects: 'make-documents' } },
	// As applications.
	certificates: { access: { ...records, objects: 'make-documents', fonts: true }, memory: 1024 },
	// Enters hours of service, whose domain makes documents.
	attendance: { access: { ...records, objects: 'name-only' } },
	recruitment: { access: records },
	content: { access: records },
	files: { access: { ...records, objects: 'grant-upload' } },
	jobs: { access: { ...records, objects: 'hand-out-documents' } },
};

export const httpLambdas = Object.fromEntries(
	domainNames.map((domain) => [
		domain,
		{ entry: `functions/${domain}/http.ts`, memory: usualMemory, ...domainNeeds[domain] },
	]),
) as Record<DomainName, LambdaDefinition>;

/** Lambdas that something else than HTTP calls. */
export const eventLambdas = {
	// One for each lane of the outbox, as each reads the stream at its own pace.
	'outbox-deliver': {
		entry: 'functions/outbox/deliver.ts',
		access: { table: 'outbox', secrets: true, effects: true },
		memory: usualMemory,
	},
	'outbox-mail': {
		entry: 'functions/outbox/deliver.ts',
		// Requests about accounts come by this lane too: they read and write accounts (ADR 0028).
		access: { ...records, effects: true },
		memory: usualMemory,
	},
	'outbox-sweep': {
		entry: 'functions/outbox/sweep.ts',
		access: { ...records, effects: true },
		memory: usualMemory,
	},
	'insurance-end': {
		entry: 'functions/insurance/schedule/end-covers.ts',
		access: records,
		memory: wholeProcessor,
	},
	'open-stage': {
		entry: 'functions/applications/tasks/open-stage.ts',
		access: reviewTask,
		memory: usualMemory,
	},
	'close-application': {
		entry: 'functions/applications/tasks/close-application.ts',
		access: reviewTask,
		memory: usualMemory,
		// All of them draw from one sequence of numbers (F-16): more at once would only outrun each other.
		atOnce: 4,
	},
	'run-job-step': {
		entry: 'functions/jobs/tasks/run-job-step.ts',
		access: { ...records, objects: 'run-jobs' },
		memory: wholeProcessor,
	},
	'fail-job': { entry: 'functions/jobs/tasks/fail-job.ts', access: records, memory: usualMemory },
} as const satisfies Record<string, LambdaDefinition>;

/** Lambdas of the infrastructure itself; they run in the cloud only. */
export const infrastructureLambdas = {
	'generate-keys': { entry: 'infra/functions/generate-keys.ts', access: {}, memory: usualMemory },
	'verify-origin': { entry: 'infra/functions/verify-origin.ts', access: {}, memory: usualMemory },
} as const satisfies Record<string, LambdaDefinition>;

export const lambdas = { ...httpLambdas, ...eventLambdas, ...infrastructureLambdas };

export type LambdaName = keyof typeof lambdas;

export const lambdaNames = Object.keys(lambdas) as LambdaName[];
