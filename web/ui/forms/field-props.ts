/** What every form field takes, besides its value. */
export interface FieldProps {
	label: string;
	/** The field's name in the request body; its id is made from it, so that the error summary can link to it. */
	name: string;
	/** Only where two forms on one page share a name. */
	id?: string;
	hint?: string;
	/** One message or several. Nothing is shown for an empty one. */
	error?: string | readonly string[] | null;
	required?: boolean;
	disabled?: boolean;
	/** Keeps the label for screen readers only, where a table head or a neighbour says it to the eye. */
	hideLabel?: boolean;
}

/** The element id of a field: what labels, hints and the error summary refer to. */
export function fieldId(name: string): string {
	return `field-${name.replaceAll(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** The first message to show, or undefined. */
export function firstError(error: FieldProps['error']): string | undefined {
	const message = typeof error === 'string' ? error : error?.find((entry) => entry !== '');
	return message === '' ? undefined : (message ?? undefined);
}

/** `aria-describedby` of a control: its hint and its error, in reading order. */
export function describedBy(
	id: string,
	hint: string | undefined,
	error: string | undefined,
): string | undefined {
	const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
	return ids.length > 0 ? ids.join(' ') : undefined;
}
