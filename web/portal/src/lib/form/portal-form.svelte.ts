import type { FieldErrorLine } from '#ui/forms/form-error-summary.svelte';
import { createForm, type BodySchema } from '#ui/forms/form-state.svelte.ts';
import { failureWords } from '../api/failure-words.ts';
import { currentLocale } from '../language/language.ts';
import { m } from '../language/messages.ts';
import { formFailures } from './form-failures.ts';

/** What an English reader is told about a field: its name, and what is expected of it. */
interface EnglishField {
	label: () => string;
	problem: () => string;
}

interface PortalFormOptions<Values extends object, Body> {
	values: Values;
	/** Always loaded late: with zod, schemas are half of what such a page would weigh. */
	schema: () => Promise<BodySchema<Body>>;
	body?: (values: Values) => unknown;
	send: (body: Body) => Promise<unknown>;
	/** By field. The contract's own words are zh-Hant. */
	english: Readonly<Record<string, EnglishField>>;
}

/** A failure in the words of the page, as `createForm` shows it: sentence, field errors. */
class SpokenFailure extends Error {
	readonly errors: readonly FieldErrorLine[];

	constructor(cause: unknown) {
		super(failureWords(cause, formFailures), { cause });
		this.errors = (cause as { errors?: readonly FieldErrorLine[] } | undefined)?.errors ?? [];
	}
}

/** `createForm` in the language of the page: the contract's schema decides, and the page's language says it. */
export function createPortalForm<Values extends object, Body>(options: PortalFormOptions<Values, Body>) {
	const english = currentLocale() === 'en' ? options.english : {};
	const form = createForm({
		...options,
		offlineMessage: m.failure_network(),
		send: async (body: Body) => {
			try {
				await options.send(body);
			} catch (error) {
				throw new SpokenFailure(error);
			}
		},
	});

	function inEnglish(line: FieldErrorLine): FieldErrorLine {
		const words = english[line.field];
		return words === undefined ? line : { field: line.field, label: words.label(), message: words.problem() };
	}

	return {
		get values() {
			return form.values;
		},
		get busy() {
			return form.busy;
		},
		attributes: form.attributes,
		get summary() {
			const { errors, ...summary } = form.summary;
			return { ...summary, errors: errors.map(inEnglish) };
		},
		error(field: string): string | undefined {
			const message = form.error(field);
			return message === undefined ? undefined : (english[field]?.problem() ?? message);
		},
	};
}
