import type { z } from 'zod';
import type { FieldError } from '#shared/contract/problem.ts';
import { valueAt, withoutEmpty } from './form-body.ts';

export type BodySchema<Body> = z.ZodType<unknown, Body>;

interface FormOptions<Values extends object, Body> {
	/** What the fields are bound to, at first. */
	values: Values;
	/**
	 * The contract's schema of the request body, or how to load it: schemas weigh more than the rest of a small form, and
	 * nothing is checked before somebody is in it.
	 */
	schema: BodySchema<Body> | (() => Promise<BodySchema<Body>>);
	/** The request body for these values, when it is more than the values without the empty ones. */
	body?: (values: Values) => unknown;
	/** Where the fields stand in the request body, when they are but a part of it: `form.`. */
	within?: string;
	/** What is said when the schema cannot be loaded. */
	offlineMessage?: string;
	/** Sends what the schema has passed. Throws what the client throws. */
	send: (body: Body) => Promise<unknown>;
}

/** What a failed request may tell, besides its message. The number is for faults that the help desk must look up. */
interface Refusal {
	errors: readonly FieldError[];
	status: number;
	requestId: string;
}

/**
 * A form built on the contract's schema: the same rules speak before and after the request. Errors of both sides are
 * lines for the summary, and messages at their fields until the field is changed.
 *
 * Superforms keeps its state in stores where all else here is runes, and knows neither problem details nor empty fields
 * as the contract has them; this is the part of it that is needed.
 *
 * @example
 * ```ts
 * const form = createForm({ values: { login: '', password: '' }, schema, send: (body) => client.identity.signInStaff({ body }) });
 * // <form {...form.attributes}> <FormErrorSummary {...form.summary} /> <TextField bind:value={form.values.login} error={form.error('login')} …/>
 * ```
 */
export function createForm<Values extends object, Body>(options: FormOptions<Values, Body>) {
	let values = $state(options.values);
	let saved = $state(JSON.stringify(options.values));
	let sent = $state.raw<unknown>(undefined);
	let lines = $state.raw<readonly FieldError[]>([]);
	let message = $state<string>();
	let requestId = $state<string>();
	let busy = $state(false);
	const dirty = $derived(JSON.stringify(values) !== saved);

	function show(next: { lines?: readonly FieldError[]; message?: string; requestId?: string }) {
		sent = $state.snapshot(values);
		lines = next.lines ?? [];
		message = next.message;
		requestId = next.requestId;
	}

	async function loadRules() {
		const { schema } = options;
		const [loaded, { fieldErrorsOf }] = await Promise.all([
			typeof schema === 'function' ? schema() : schema,
			import('#shared/contract/field-errors.ts'),
		]);
		return { schema: loaded, fieldErrorsOf };
	}

	/** Whether the fields pass; what does not is shown. */
	async function check(): Promise<boolean> {
		const rules = await loadRules().catch(() => undefined);
		if (rules === undefined) {
			show({ message: options.offlineMessage ?? '無法連線，請檢查網路後再試一次' });
			return false;
		}
		const result = rules.schema.safeParse(bodyOf());
		show(result.success ? {} : { lines: rules.fieldErrorsOf(rules.schema, result.error) });
		return result.success;
	}

	function bodyOf(): unknown {
		const plain = $state.snapshot(values) as Values;
		return withoutEmpty(options.body ? options.body(plain) : plain);
	}

	/** Checks and sends; true when it went through. */
	async function submit(): Promise<boolean> {
		if (busy) return false;
		busy = true;
		try {
			if (!(await check())) return false;
			await options.send(bodyOf() as Body);
			saved = JSON.stringify(values);
			return true;
		} catch (error) {
			refuse(error);
			return false;
		} finally {
			busy = false;
		}
	}

	function fieldOf(path: string): string {
		return options.within && path.startsWith(options.within) ? path.slice(options.within.length) : path;
	}

	/** Shows why a request of this form failed. */
	function refuse(error: unknown) {
		const { errors = [], requestId: id, status = 0 } = (error ?? {}) as Partial<Refusal>;
		const text = error instanceof Error ? error.message : '無法完成要求，請稍後再試';
		const lines = errors.map((line) => ({ ...line, field: fieldOf(line.field) }));
		show({ lines, message: text, requestId: status >= 500 ? id : undefined });
	}

	return {
		get values(): Values {
			return values;
		},
		get busy(): boolean {
			return busy;
		},
		/** Something was changed and not sent yet. */
		get dirty(): boolean {
			return dirty;
		},
		/** Spread on the `<form>`. */
		attributes: {
			novalidate: true,
			// Ready when the button is pressed. What fails here is said then.
			onfocusin: () => void loadRules().catch(() => undefined),
			onsubmit: (event: SubmitEvent) => {
				event.preventDefault();
				void submit();
			},
		},
		/** Spread on `FormErrorSummary`. */
		get summary() {
			return { errors: lines, message, requestId };
		},
		/** The message at a field; it goes when the field is changed. */
		error(field: string): string | undefined {
			const line = lines.find((entry) => entry.field === field);
			if (line === undefined) return undefined;
			const changed = JSON.stringify(valueAt(values, field)) !== JSON.stringify(valueAt(sent, field));
			return changed ? undefined : line.message;
		},
		check,
		submit,
		refuse,
		/** Other values, as if freshly opened. */
		reset(next: Values) {
			values = next;
			saved = JSON.stringify(next);
			show({});
		},
		/** What is on the screen counts as saved. */
		markSaved() {
			saved = JSON.stringify(values);
		},
	};
}
